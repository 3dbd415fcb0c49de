package io.qilian.bundles.modellibrary.internal.bom;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a card says outside the block that the platform reads: the front matter of Hugging Face's model cards, and the
 * text. Whatever has another form than theirs is left out. Lists have at most {@value #MOST} entries.
 *
 * @param task {@code pipeline_tag}
 * @param tags {@code tags}
 * @param datasets {@code datasets}, and those of {@code model-index}
 * @param results the figures of {@code model-index}
 * @param text the text below
 */
record CardClaims(
        Optional<String> task, List<String> tags, List<String> datasets, List<Result> results, CardProse text) {

    private static final int MOST = 1000;

    /**
     * A figure.
     *
     * @param type of the metric
     * @param slice the data and, of several figures, which
     * @param value the figure as it is written
     */
    record Result(String type, String slice, String value) {}

    /** Reads the card of a folder that was checked when it came in. */
    static CardClaims read(Path folder) {
        Path file = folder.resolve(ModelFolder.CARD_FILE);
        String card;
        try {
            card = Files.readString(file);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "model.card-missing",
                            ProblemKind.RESOURCE,
                            "The card cannot be read: " + e.getMessage(),
                            file.toString(),
                            "Check the permissions of the folder and the disk"),
                    e);
        }
        int end = card.indexOf("\n---", 3);
        Object front = new Load(LoadSettings.builder().build()).loadFromString(card.substring(3, end + 1));
        List<Result> results = results(front);
        Set<String> datasets = new LinkedHashSet<>(texts(at(front, "datasets")));
        entries(at(front, "model-index"))
                .flatMap(model -> entries(at(model, "results")))
                .flatMap(result -> text(at(at(result, "dataset"), "name")).stream())
                .forEach(datasets::add);
        return new CardClaims(
                text(at(front, "pipeline_tag")),
                texts(at(front, "tags")),
                datasets.stream().limit(MOST).toList(),
                results,
                CardProse.of(card.substring(end + 1)));
    }

    private static List<Result> results(Object front) {
        List<Result> results = new ArrayList<>();
        entries(at(front, "model-index"))
                .flatMap(model -> entries(at(model, "results")))
                .forEach(result -> entries(at(result, "metrics")).forEach(metric -> {
                    Optional<String> type = text(at(metric, "type"));
                    Optional<String> value = text(at(metric, "value"));
                    if (type.isPresent() && value.isPresent() && results.size() < MOST) {
                        String slice = Stream.of(at(at(result, "dataset"), "name"), at(metric, "name"))
                                .flatMap(name -> text(name).stream())
                                .reduce((data, name) -> data + ": " + name)
                                .orElse("");
                        results.add(new Result(type.get(), slice, value.get()));
                    }
                }));
        return results;
    }

    private static Object at(Object node, String key) {
        Object value = node instanceof Map<?, ?> map ? map.get(key) : null;
        return value == null ? Optional.empty() : value;
    }

    private static Stream<?> entries(Object node) {
        return node instanceof List<?> list ? list.stream().limit(MOST) : Stream.empty();
    }

    private static Optional<String> text(Object node) {
        boolean single = node instanceof String || node instanceof Number;
        return single ? Optional.of(node.toString()) : Optional.empty();
    }

    /** A list of texts, or a single one. */
    private static List<String> texts(Object node) {
        return node instanceof List<?>
                ? entries(node).flatMap(entry -> text(entry).stream()).toList()
                : text(node).stream().toList();
    }
}
