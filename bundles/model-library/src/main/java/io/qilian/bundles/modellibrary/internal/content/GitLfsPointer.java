package io.qilian.bundles.modellibrary.internal.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What Git LFS leaves in the place of a large file that was not fetched. */
public final class GitLfsPointer {

    private static final byte[] BEGIN = "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

    private GitLfsPointer() {}

    /**
     * Whether a file is a pointer.
     *
     * @param file the file
     * @return true if it begins as pointers do
     * @throws IOException if it cannot be read
     */
    public static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(BEGIN.length), BEGIN);
        }
    }
}
