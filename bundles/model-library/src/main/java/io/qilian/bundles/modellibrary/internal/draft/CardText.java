package io.qilian.bundles.modellibrary.internal.draft;

import io.qilian.bundles.modellibrary.internal.card.OutputCard.DecoderName;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeader;
import io.qilian.bundles.modellibrary.internal.header.ValueHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a card together: its front matter, and in words what was read and what is assumed. */
final class CardText {

    private final StringBuilder yaml = new StringBuilder(1024);
    private final List<String> read = new ArrayList<>();
    private final List<String> assumed = new ArrayList<>();
    private final String title;

    CardText(String name, String version, String digest, String licence, boolean labelled) {
        title = name + " " + version;
        yaml.append("---\nlicense: ").append(licence).append("\nlibrary_name: onnx\nqilian:\n");
        yaml.append("  card: 1\n  name: ").append(quoted(name));
        yaml.append("\n  version: ").append(version);
        // A digest of nothing but digits would be a number.
        yaml.append("\n  sha256: ").append(quoted(digest)).append('\n');
        if (labelled) {
            yaml.append("  labels: labels.txt\n");
        }
        if (licence.equals("unknown")) {
            assumed.add("Nobody has stated the licence. Find out before you use the model.");
        }
    }

    void input(PictureDraft picture, InputDraft pixels, OnnxHeader header) {
        yaml.append("  input:\n    name: ").append(quoted(picture.input().name()));
        yaml.append("\n    width: ").append(picture.width());
        yaml.append("\n    height: ").append(picture.height());
        yaml.append("\n    colour: ").append(pixels.colour());
        yaml.append("\n    layout: ").append(picture.channelsFirst() ? "NCHW" : "NHWC");
        yaml.append("\n    type: ").append(picture.bytes() ? "uint8" : "float32");
        yaml.append("\n    resize: ")
                .append(pixels.resize().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (!picture.bytes()) {
            yaml.append("\n    scale: ").append(pixels.scale());
            yaml.append("\n    mean: ").append(pixels.mean());
            yaml.append("\n    std: ").append(pixels.std());
        }
        yaml.append('\n');
        for (ValueHeader input : header.inputs()) {
            if (!input.name().equals(picture.input().name())) {
                yaml.append("    sizes: ").append(quoted(input.name())).append('\n');
                assumed.add("The input `" + input.name() + "` takes width and height of the picture.");
            }
        }
        read.add("The picture's input, its layout and its size.");
        (pixels.colourStated() ? read : assumed).add("The order of the colours.");
        (pixels.scaleStated() ? read : assumed).add("What a pixel becomes: scale, mean and std.");
        assumed.add("How a picture of another aspect is brought in.");
    }

    void output(OutputDraft output, String activation) {
        yaml.append("  output:\n    decoder: ")
                .append(output.decoder().name().toLowerCase(Locale.ROOT))
                .append("\n    outputs: ")
                .append(output.outputs().stream().map(CardText::quoted).toList())
                .append('\n');
        if (!activation.equals("none")) {
            yaml.append("    activation: ").append(activation).append('\n');
        }
        if (output.background()) {
            yaml.append("    background: true\n");
            assumed.add("Class 0 means nothing.");
        }
        boolean tensor = output.decoder() == DecoderName.TENSOR;
        (tensor ? read : assumed)
                .add(
                        tensor
                                ? "The outputs. Their form is none that a decoder reads, so they are given as they are."
                                : "The decoder, from the number and the shapes of the outputs.");
    }

    void labels(int labels, boolean unnamed) {
        if (labels > 0) {
            (unnamed ? assumed : read).add("The " + labels + " labels.");
        }
    }

    String text(OnnxHeader header) {
        StringBuilder text =
                new StringBuilder(yaml).append("---\n# ").append(title).append("\n\n");
        text.append("Drafted from the model's file. It has no golden samples: nothing proves yet what is assumed.\n");
        list(text, "Read from the file", read);
        list(text, "Assumed, to be checked", assumed);
        text.append("\n| | |\n|---|---|\n");
        row(text, "inputs", header.inputs().toString());
        row(text, "outputs", header.outputs().toString());
        row(text, "operator sets", sets(header));
        row(text, "written by", header.producer());
        row(text, "weights", header.weightBytes() + " bytes");
        return text.toString();
    }

    private static void list(StringBuilder text, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(heading).append(":\n");
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }

    private static void row(StringBuilder text, String name, String value) {
        String plain = value.replaceAll("[|`<>\\p{Cntrl}]", " ");
        text.append("| ")
                .append(name)
                .append(" | ")
                .append(plain, 0, Math.min(plain.length(), 1000))
                .append(" |\n");
    }

    private static String sets(OnnxHeader header) {
        return header.opsets().entrySet().stream()
                .map((Map.Entry<String, Long> set) ->
                        (set.getKey().isEmpty() ? "ai.onnx" : set.getKey()) + " " + set.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Names come from the file, which may put anything into them. */
    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
