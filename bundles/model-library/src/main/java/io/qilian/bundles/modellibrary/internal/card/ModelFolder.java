package io.qilian.bundles.modellibrary.internal.card;

import io.qilian.bundles.modellibrary.internal.content.GitLfsPointer;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The folder of one version: {@code model.onnx}, the card {@code README.md}, labels, golden samples. */
public record ModelFolder(Path path, Card card, String licence, List<String> labels) {

    /** Name of the card's file. */
    public static final String CARD_FILE = "README.md";

    /** Name of the model's file. */
    public static final String MODEL_FILE = "model.onnx";

    private static final String FENCE = "---";
    private static final int MAXIMUM_LABELS = 10_000;

    /** Copies the labels. */
    public ModelFolder {
        labels = List.copyOf(labels);
    }

    /**
     * The same version as if its card had other thresholds.
     *
     * @param thresholds what counts as found
     * @return the folder, of which only the card in memory differs
     */
    public ModelFolder with(ThresholdsCard thresholds) {
        return new ModelFolder(path, card.with(thresholds), licence, labels);
    }

    /** Where the model lies. */
    public Path model() {
        return path.resolve(MODEL_FILE);
    }

    /**
     * Reads a folder and checks what can be checked without the model: the card, the labels, the digest.
     *
     * @param folder the folder {@code NAME/VERSION}
     * @return its content
     */
    public static ModelFolder read(Path folder) {
        Path cardFile = contained(folder, CARD_FILE);
        SettingsFile front = frontMatter(cardFile);
        Card card = front.part("qilian", Card.class);
        String licence = front.text("license")
                .orElseThrow(() -> problem(
                        "model.card-licence",
                        "The card does not state the licence of the model",
                        cardFile,
                        "Add the key license to the front matter, such as license: apache-2.0"));
        requireFolderNames(folder, card, cardFile);
        List<String> labels =
                card.labels().map(file -> readLabels(contained(folder, file))).orElse(List.of());
        requireDigest(contained(folder, MODEL_FILE), card, cardFile);
        return new ModelFolder(folder, card, licence, labels);
    }

    /**
     * Reads the card of a folder that need not be called as the card says.
     *
     * @param folder the folder
     * @return the card
     */
    public static Card card(Path folder) {
        return frontMatter(contained(folder, CARD_FILE)).part("qilian", Card.class);
    }

    private static SettingsFile frontMatter(Path cardFile) {
        String text;
        try {
            text = Files.readString(cardFile);
        } catch (IOException e) {
            throw problem(
                    "model.card-missing",
                    "The card cannot be read: " + e.getMessage(),
                    cardFile,
                    "Put a README.md with the model's card beside model.onnx, in UTF-8");
        }
        int end = text.indexOf("\n" + FENCE, FENCE.length());
        if (!text.startsWith(FENCE) || end < 0) {
            throw problem(
                    "model.card-form",
                    "The card has no front matter",
                    cardFile,
                    "Begin the file with a line of three hyphens, YAML, and a line of three hyphens");
        }
        // The opening fence stays as an empty line, so that line numbers are those of the file.
        return SettingsFile.of(cardFile.toString(), text.substring(FENCE.length(), end + 1));
    }

    private static void requireFolderNames(Path folder, Card card, Path cardFile) {
        Path parent = folder.toAbsolutePath().getParent();
        String place = (parent == null ? "" : parent.getFileName() + "/") + folder.getFileName();
        String stated = card.name() + "/" + card.version();
        if (!place.equals(stated)) {
            throw new ProblemException(Problem.of(
                            "model.folder-name",
                            ProblemKind.INPUT,
                            "The folder is not called as the card says",
                            cardFile.toString(),
                            "Rename the folder, or correct name and version in the card")
                    .comparing(stated, place));
        }
    }

    private static List<String> readLabels(Path file) {
        try {
            List<String> labels =
                    Files.readAllLines(file).stream().map(String::strip).toList();
            if (labels.isEmpty() || labels.size() > MAXIMUM_LABELS || labels.contains("")) {
                throw problem(
                        "model.labels",
                        "The labels have an empty line, or there are none, or more than " + MAXIMUM_LABELS,
                        file,
                        "Write one label a line, in the order of the classes");
            }
            return labels;
        } catch (IOException e) {
            throw problem(
                    "model.labels", "The labels cannot be read: " + e.getMessage(), file, "Write one label a line");
        }
    }

    private static void requireDigest(Path model, Card card, Path cardFile) {
        String actual;
        boolean pointer;
        try {
            actual = Manifest.digest(model);
            pointer = GitLfsPointer.is(model);
        } catch (IOException e) {
            throw problem(
                    "model.missing",
                    "The model cannot be read: " + e.getMessage(),
                    model,
                    "Put the ONNX file there, called " + MODEL_FILE);
        }
        if (!actual.equals(card.sha256())) {
            throw new ProblemException(Problem.of(
                            "model.digest",
                            ProblemKind.INPUT,
                            "The model is not the file that the card describes",
                            model + " and " + cardFile,
                            pointer
                                    ? "The file is a Git-LFS pointer: fetch the model itself with git lfs pull"
                                    : "Fetch the file again, or, if it is the right one, write its SHA-256 into the card")
                    .comparing(card.sha256(), actual));
        }
    }

    /** A file of the folder itself: neither a link nor anything outside. */
    private static Path contained(Path folder, String name) {
        Path file = folder.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw problem(
                    "model.file-kind",
                    "A model's folder holds plain files only",
                    file,
                    "Replace the link or folder by the file itself");
        }
        return file;
    }

    private static ProblemException problem(String code, String what, Path where, String fix) {
        return new ProblemException(Problem.of(code, ProblemKind.INPUT, what, where.toString(), fix));
    }
}
