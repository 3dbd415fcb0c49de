package io.qilian.bundles.onnx.internal;

import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks at a file's first bytes, so that the usual mistakes are named before the runtime sees the file. */
final class ModelFile {

    private static final byte[] LFS = "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ORT_FORMAT = "ORTM".getBytes(StandardCharsets.US_ASCII);
    private static final int ORT_FORMAT_OFFSET = 4;

    private ModelFile() {}

    static void refuseWhatIsNoModel(Path model) {
        byte[] head;
        try (InputStream in = Files.newInputStream(model)) {
            head = in.readNBytes(64);
        } catch (IOException e) {
            throw new OnnxException(Reason.UNREADABLE, "The file cannot be read: " + e, e);
        }
        if (startsWith(head, 0, LFS)) {
            throw new OnnxException(
                    Reason.LFS_POINTER, "The file is a Git-LFS pointer; the model itself was not fetched", null);
        }
        if (startsWith(head, ORT_FORMAT_OFFSET, ORT_FORMAT)) {
            throw new OnnxException(Reason.UNSUPPORTED, "The file is in ORT format, not in ONNX format", null);
        }
        if (head.length == 0) {
            throw new OnnxException(Reason.DAMAGED, "The file is empty", null);
        }
    }

    private static boolean startsWith(byte[] head, int offset, byte[] prefix) {
        int end = offset + prefix.length;
        return head.length >= end && Arrays.equals(head, offset, end, prefix, 0, prefix.length);
    }
}
