package io.qilian.bundles.modellibrary.internal.draft;

import io.qilian.bundles.modellibrary.internal.header.OnnxHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an ONNX file states in its metadata: the keys of Ultralytics' exporters ({@code names}, {@code imgsz}, {@code task},
 * {@code license}), the standard key {@code model_license}, and the image keys of ONNX ({@code Image.*}, see
 * onnx/docs/MetadataProps.md).
 */
record ModelFacts(OnnxHeader header) {

    private static final Pattern NAME = Pattern.compile("(\\d{1,5})\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\")");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern LICENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,63}");

    /** The labels by class; empty if they are not stated, or not without gaps. */
    List<String> names() {
        Map<Integer, String> names = new TreeMap<>();
        Matcher matcher = NAME.matcher(text("names").orElse(""));
        while (matcher.find()) {
            String name = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            names.put(
                    Integer.parseInt(matcher.group(1)),
                    name.replaceAll("\\p{Cntrl}", " ").strip());
        }
        boolean whole = !names.isEmpty()
                && names.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) == names.size() - 1
                && names.values().stream().noneMatch(String::isEmpty);
        return whole ? new ArrayList<>(names.values()) : List.of();
    }

    /** Height and width that the exporter was given. */
    Optional<int[]> imageSize() {
        Matcher matcher = NUMBER.matcher(text("imgsz").orElse(""));
        List<Integer> numbers = new ArrayList<>();
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group()));
        }
        return switch (numbers.size()) {
            case 1 -> Optional.of(new int[] {numbers.get(0), numbers.get(0)});
            case 2 -> Optional.of(new int[] {numbers.get(0), numbers.get(1)});
            default -> Optional.empty();
        };
    }

    /** Whether the file was written by an exporter of the Ultralytics family. */
    boolean ultralytics() {
        return text("stride").isPresent() && text("names").isPresent();
    }

    Optional<String> licence() {
        return text("license")
                .or(() -> text("model_license"))
                .map(LICENCE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .map(licence -> licence.toLowerCase(Locale.ROOT));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(header.metadata().get(key));
    }
}
