package io.qilian.bundles.modellibrary.internal.header;

import com.google.protobuf.InvalidProtocolBufferException;
import io.qilian.bundles.modellibrary.internal.content.GitLfsPointer;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the header of an ONNX file: what it wants, what it gives, which operators it needs, which other files it names. No
 * weight is read, so that it takes milliseconds however large the file is; nothing of the file reaches native code.
 */
public final class OnnxHeaderReader {

    private final MessageStream in;
    private final GraphReader graphs;
    private final SortedMap<String, Long> opsets = new TreeMap<>();
    private final SortedMap<String, String> metadata = new TreeMap<>();
    private long irVersion;
    private String producer = "";
    private String producerVersion = "";
    private boolean hasGraph;

    private OnnxHeaderReader(MessageStream in) {
        this.in = in;
        this.graphs = new GraphReader(in);
    }

    /**
     * Reads a header.
     *
     * @param model the ONNX file
     * @return its header
     * @throws ProblemException if it is not an ONNX file, or is cut off, or contradicts itself, or is beyond the bounds
     */
    public static OnnxHeader read(Path model) {
        try (FileChannel channel = FileChannel.open(model, StandardOpenOption.READ)) {
            requireNoPointer(model);
            MessageStream in = new MessageStream(new FileStream(channel));
            OnnxHeaderReader reader = new OnnxHeaderReader(in);
            try {
                in.fields(reader::field);
                return reader.header();
            } catch (InvalidProtocolBufferException e) {
                throw damaged(e, model, in.position(), channel.size());
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "model.missing",
                            ProblemKind.INPUT,
                            "The model cannot be read: " + e.getMessage(),
                            model.toString(),
                            "Put the ONNX file there, called model.onnx"),
                    e);
        }
    }

    /** ModelProto. */
    private boolean field(int field) throws IOException {
        switch (field) {
            case 1 -> irVersion = in.number();
            case 2 -> producer = in.text();
            case 3 -> producerVersion = in.text();
            case 7 -> {
                hasGraph = true;
                graphs.main();
            }
            case 8 -> opset();
            case 14 -> metadata();
            case 20 -> graphs.training();
            case 25 -> graphs.function();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void opset() throws IOException {
        String[] domain = {""};
        long[] version = {0};
        in.message(field -> {
            switch (field) {
                case 1 -> domain[0] = in.text();
                case 2 -> version[0] = in.number();
                default -> {
                    return false;
                }
            }
            return true;
        });
        opsets.put(domain[0].equals("ai.onnx") ? "" : domain[0], version[0]);
    }

    private void metadata() throws IOException {
        String[] entry = {"", ""};
        in.message(field -> {
            switch (field) {
                case 1 -> entry[0] = in.text();
                case 2 -> entry[1] = in.textUnlessLong();
                default -> {
                    return false;
                }
            }
            return true;
        });
        metadata.put(entry[0], entry[1]);
    }

    private OnnxHeader header() throws InvalidProtocolBufferException {
        if (irVersion <= 0 || !hasGraph) {
            throw new InvalidProtocolBufferException("version of the format or graph are missing");
        }
        if (opsets.isEmpty()) {
            throw new InvalidProtocolBufferException("it does not say which operator set it uses (opset_import), as"
                    + " files of very old exporters; export it anew");
        }
        return new OnnxHeader(
                irVersion,
                (producer + " " + producerVersion).strip(),
                opsets,
                graphs.inputs(),
                graphs.outputs(),
                graphs.operators(),
                metadata,
                graphs.tensors().external(),
                graphs.tensors().weightBytes());
    }

    private static void requireNoPointer(Path model) throws IOException {
        if (GitLfsPointer.is(model)) {
            throw new ProblemException(Problem.of(
                    "model.lfs-pointer",
                    ProblemKind.INPUT,
                    "The file is a Git-LFS pointer, not a model",
                    model.toString(),
                    "Fetch the model itself with git lfs pull"));
        }
    }

    private static ProblemException damaged(InvalidProtocolBufferException e, Path model, int position, long size) {
        return new ProblemException(
                Problem.of(
                        "model.damaged",
                        ProblemKind.INPUT,
                        "The file is not an ONNX model, or it is cut off: " + e.getMessage(),
                        model + ", near byte " + position + " of " + size,
                        "Fetch or export it again"),
                e);
    }
}
