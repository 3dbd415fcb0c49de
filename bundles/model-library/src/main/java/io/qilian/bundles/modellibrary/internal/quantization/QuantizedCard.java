package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.bundles.modellibrary.internal.card.GoldenCard;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.card.OutputCard;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The card of a quantized version: what the base's card says of input, output, labels and thresholds, and where the
 * version comes from. The base's metrics are left out, since they were not measured on it.
 */
final class QuantizedCard {

    private final StringBuilder yaml = new StringBuilder();
    private final ModelFolder base;

    private QuantizedCard(ModelFolder base) {
        this.base = base;
    }

    /**
     * Writes a card.
     *
     * @param base the version in single precision
     * @param version number of the new version
     * @param digest SHA-256 of its model
     * @param golden its golden samples
     * @param text what people are to know
     * @return front matter and text
     */
    static String write(ModelFolder base, String version, String digest, Optional<GoldenCard> golden, String text) {
        QuantizedCard card = new QuantizedCard(base);
        card.head(version, digest);
        base.card().input().ifPresent(card::input);
        card.output(base.card().output());
        base.card().labels().ifPresent(labels -> card.line(1, "labels", quoted(labels)));
        card.thresholds();
        golden.ifPresent(card::golden);
        return card.yaml + "---\n# " + base.card().name() + " " + version + "\n\n" + text;
    }

    private void head(String version, String digest) {
        Card card = base.card();
        yaml.append("---\n");
        line(0, "license", quoted(base.licence()));
        line(0, "library_name", "onnx");
        line(0, "base_model", quoted(card.name() + ":" + card.version()));
        line(0, "base_model_relation", "quantized");
        yaml.append("qilian:\n");
        line(1, "card", "1");
        line(1, "name", quoted(card.name()));
        line(1, "version", version);
        line(1, "sha256", quoted(digest));
    }

    private void input(InputCard input) {
        yaml.append("  input:\n");
        line(2, "name", quoted(input.name()));
        line(2, "width", input.width());
        line(2, "height", input.height());
        line(2, "colour", input.colour());
        line(2, "layout", input.layout());
        line(2, "type", word(input.type()));
        line(2, "resize", word(input.resize()));
        line(2, "interpolation", word(input.interpolation()));
        line(2, "pad", input.pad());
        line(2, "scale", input.scale());
        line(2, "mean", input.mean());
        line(2, "std", input.std());
        input.sizes().ifPresent(sizes -> line(2, "sizes", quoted(sizes)));
    }

    private void output(OutputCard output) {
        yaml.append("  output:\n");
        line(2, "decoder", word(output.decoder()));
        line(2, "outputs", list(output.outputs()));
        line(2, "strides", output.strides());
        line(2, "activation", word(output.activation()));
        output.boxes().ifPresent(form -> line(2, "boxes", word(form)));
        line(2, "background", output.background());
    }

    private void thresholds() {
        yaml.append("  thresholds:\n");
        line(2, "score", base.card().thresholds().score());
        line(2, "iou", base.card().thresholds().iou());
        line(2, "maximum", base.card().thresholds().maximum());
    }

    private void golden(GoldenCard golden) {
        yaml.append("  golden:\n");
        line(2, "folder", quoted(golden.folder()));
        line(2, "score", golden.score());
        line(2, "iou", golden.iou());
    }

    private void line(int depth, String key, Object value) {
        yaml.append("  ".repeat(depth)).append(key).append(": ").append(value).append('\n');
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String list(Collection<String> names) {
        StringJoiner list = new StringJoiner(", ", "[", "]");
        names.forEach(name -> list.add(quoted(name)));
        return list.toString();
    }

    /** Names come from the base's card, which has them from a file. */
    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
