package io.qilian.bundles.modellibrary.internal.draft;

import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.card.OutputCard.DecoderName;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeader;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeaderReader;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A card that is made of what an ONNX file shows. What cannot be seen in a file, such as the order of the colours, is
 * assumed as the file's family has it, and the card says that it is an assumption: golden samples have to prove it.
 *
 * @param card the text of the card
 * @param labels the labels, in the order of the classes; empty if the decoder gives none
 */
public record CardDraft(String card, List<String> labels) {

    private static final String LABELS_FILE = "labels.txt";
    private static final int COCO_CLASSES = 80;

    /** Copies the labels. */
    public CardDraft {
        labels = List.copyOf(labels);
    }

    /**
     * Drafts a card.
     *
     * @param request what is known besides
     * @param model the ONNX file
     * @param digest its SHA-256
     * @param nextVersion gives the number of a model's next version
     * @return the draft
     * @throws ProblemException if the file cannot be read
     */
    public static CardDraft of(
            RegistrationRequest request, Path model, String digest, UnaryOperator<String> nextVersion) {
        OnnxHeader header = OnnxHeaderReader.read(model);
        ModelFacts facts = new ModelFacts(header);
        Optional<PictureDraft> picture = PictureDraft.find(facts);
        OutputDraft output = OutputDraft.find(facts, picture);
        Optional<PictureDraft> used = output.decoder() == DecoderName.TENSOR ? Optional.empty() : picture;
        String name = request.name().orElseGet(() -> nameOf(request.source()));
        String version = request.version().orElseGet(() -> nextVersion.apply(name));
        String licence = request.licence().or(facts::licence).orElse("unknown");
        List<String> labels = labels(facts, output.classes());
        CardText text = new CardText(name, version, digest, licence, !labels.isEmpty());
        used.ifPresent(found -> text.input(found, InputDraft.of(found, output.decoder(), facts), header));
        text.output(output, used.map(found -> activation(output, header)).orElse("none"));
        text.labels(labels.size(), facts.names().isEmpty());
        return new CardDraft(text.text(header), labels);
    }

    /** The name of the file, or of the folder, in the characters that a model's name may have. */
    private static String nameOf(String source) {
        String last = source.replaceFirst("[?#].*$", "").replaceFirst("/+$", "").replaceFirst("^.*/", "");
        String name = last.replaceFirst("(?i)\\.(onnx|zip)$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (name.isEmpty()) {
            throw new ProblemException(Problem.of(
                    "model.name",
                    ProblemKind.INPUT,
                    "The file's name does not give a name for the model",
                    source,
                    "Name the model with --name, in lower case letters, digits and hyphens"));
        }
        return name.substring(0, Math.min(name.length(), 63));
    }

    private static List<String> labels(ModelFacts facts, int classes) {
        if (facts.names().size() == classes) {
            return facts.names();
        }
        return classes == COCO_CLASSES
                ? coco()
                : IntStream.range(0, classes)
                        .mapToObj(index -> "class-" + index)
                        .toList();
    }

    private static List<String> coco() {
        try (InputStream in = CardDraft.class.getResourceAsStream("coco-labels.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle's own resource cannot be read", e);
        }
    }

    private static String activation(OutputDraft output, OnnxHeader header) {
        boolean within = header.operators().containsKey("Softmax")
                || header.operators().containsKey("Sigmoid")
                || header.operators().containsKey("LogSoftmax");
        return switch (output.decoder()) {
            case CLASSIFICATION -> header.operators().containsKey("Softmax") ? "none" : "softmax";
            case SSD -> within ? "none" : "softmax";
            case YOLOX, YOLOV5, YOLOV8, NANODET -> within ? "none" : "sigmoid";
            case DETR, TENSOR -> "none";
        };
    }

    /**
     * Writes the card, and the labels, into a folder.
     *
     * @param folder the folder, which has neither
     */
    public void write(Path folder) {
        try {
            Files.writeString(folder.resolve(ModelFolder.CARD_FILE), card);
            if (!labels.isEmpty()) {
                Files.write(folder.resolve(LABELS_FILE), labels);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "model.unwritable",
                            ProblemKind.RESOURCE,
                            "The card cannot be written: " + e,
                            folder.toString(),
                            "Check the free space and the permissions of the folder"),
                    e);
        }
    }
}
