package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.DatasetRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists and reads the files of a dataset, and takes the digest of what it has read. */
final class DatasetFiles {

    private static final Pattern PICTURE = Pattern.compile(".*\\.(jpg|jpeg|png|bmp|webp)");

    private final Path folder;
    private final MessageDigest whole = sha256();

    DatasetFiles(Path folder) {
        this.folder = folder;
    }

    /** The pictures of a folder that fit the pattern, by name, the first of them. */
    static List<Path> pictures(Path folder, String pattern, int most) {
        Pattern wanted =
                Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> pictures = files.filter(file -> isPicture(file, wanted))
                    .limit(DatasetRequest.MOST_PICTURES + 1L)
                    .sorted()
                    .toList();
            if (pictures.size() > DatasetRequest.MOST_PICTURES) {
                throw DatasetProblems.tooLarge(
                        "There are too many pictures", folder, "at most " + DatasetRequest.MOST_PICTURES, "more");
            }
            return pictures.subList(0, Math.min(most, pictures.size()));
        } catch (IOException e) {
            throw DatasetProblems.unreadable(folder, e);
        }
    }

    private static boolean isPicture(Path file, Pattern wanted) {
        String name = file.getFileName().toString();
        return PICTURE.matcher(name.toLowerCase(Locale.ROOT)).matches()
                && wanted.matcher(name).matches()
                && Files.isRegularFile(file);
    }

    /** The content of a file, which goes into the digest. */
    byte[] read(Path file) {
        try {
            long bytes = Files.size(file);
            if (bytes > Media.MAXIMUM_PICTURE_FILE_BYTES) {
                throw DatasetProblems.tooLarge(
                        "The file is too large",
                        file,
                        "at most " + Media.MAXIMUM_PICTURE_FILE_BYTES + " bytes",
                        bytes + " bytes");
            }
            byte[] content = Files.readAllBytes(file);
            String name = folder.relativize(file).toString().replace('\\', '/');
            String line = HexFormat.of().formatHex(sha256().digest(content)) + "  " + name + "\n";
            whole.update(line.getBytes(StandardCharsets.UTF_8));
            return content;
        } catch (IOException e) {
            throw DatasetProblems.unreadable(file, e);
        }
    }

    /** The digest of all files that were read, in their order; to be taken once. */
    String digest() {
        return HexFormat.of().formatHex(whole.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
