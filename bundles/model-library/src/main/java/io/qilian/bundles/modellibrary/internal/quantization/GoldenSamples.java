package io.qilian.bundles.modellibrary.internal.quantization;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.internal.card.GoldenCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The golden pictures of a version, and what another version finds in them. */
final class GoldenSamples {

    private static final int SCORE_DIGITS = 4;
    private static final int PIXEL_DIGITS = 2;

    private GoldenSamples() {}

    /** The pictures of a version's golden samples; empty if it has none. */
    static List<Path> pictures(ModelFolder folder) {
        if (folder.card().golden().isEmpty()) {
            return List.of();
        }
        Path samples = folder.path().resolve(folder.card().golden().get().folder());
        try (Stream<Path> files = Files.list(samples)) {
            return files.filter(file ->
                            file.toString().endsWith(".png") || file.toString().endsWith(".jpg"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> Files.isRegularFile(recordOf(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(samples, e);
        }
    }

    private static Path recordOf(Path picture) {
        return picture.resolveSibling(picture.getFileName().toString().replaceFirst("\\.(png|jpg)$", ".json"));
    }

    /**
     * Copies pictures and records what a version finds in them.
     *
     * @param pictures the pictures
     * @param version the version
     * @param card says in which of its folders
     * @param media reads pictures
     */
    static void record(List<Path> pictures, LoadedVersion version, GoldenCard card, Media media) {
        Path folder = version.folder().path().resolve(card.folder());
        try {
            Files.createDirectories(folder);
            for (Path picture : pictures) {
                Path copy = folder.resolve(picture.getFileName().toString());
                Files.copy(picture, copy);
                Files.writeString(recordOf(copy), text(Comparison.detect(version, copy, media)));
            }
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(folder, e);
        }
    }

    private static String text(List<Detection> found) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeArrayFieldStart("detections");
            for (Detection detection : found) {
                json.writeStartObject();
                json.writeStringField("label", detection.label());
                json.writeNumberField("score", rounded(detection.score(), SCORE_DIGITS));
                Box box = detection.box();
                json.writeArrayFieldStart("box");
                for (double edge : new double[] {box.left(), box.top(), box.right(), box.bottom()}) {
                    json.writeNumber(rounded(edge, PIXEL_DIGITS));
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static BigDecimal rounded(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
