package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.bundles.modellibrary.api.EvaluationRequest.Merged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the classes of a dataset and those of a model together, by their names, whatever their case. */
final class ClassMap {

    private final Map<String, String> merged = new HashMap<>();
    private final List<String> names;
    private final List<String> evaluated;

    /**
     * A map.
     *
     * @param names the classes of the dataset in their order
     * @param labels the classes of the model
     * @param request which of them count, and which count as one
     * @param model the model, for messages
     */
    ClassMap(List<String> names, List<String> labels, EvaluationRequest request, String model) {
        this.names = names;
        request.merged().forEach(this::merge);
        Set<String> ofDataset = new LinkedHashSet<>();
        names.forEach(name -> ofDataset.add(whole(name)));
        requireKnown(names, labels, request, ofDataset);
        Set<String> ofModel = new LinkedHashSet<>();
        labels.forEach(label -> ofModel.add(whole(label)));
        Set<String> asked = new LinkedHashSet<>();
        request.classes().forEach(name -> asked.add(whole(name)));
        this.evaluated = ofDataset.stream()
                .filter(ofModel::contains)
                .filter(name -> asked.isEmpty() || asked.contains(name))
                .toList();
        if (evaluated.isEmpty()) {
            throw DatasetProblems.nothingMaps(model, asked.isEmpty() ? ofDataset : asked, ofModel);
        }
    }

    private void merge(Merged group) {
        group.classes().forEach(name -> merged.put(plain(name), plain(group.name())));
    }

    private static void requireKnown(
            List<String> names, List<String> labels, EvaluationRequest request, Set<String> ofDataset) {
        Set<String> known = new LinkedHashSet<>();
        names.forEach(name -> known.add(plain(name)));
        Set<String> withModel = new LinkedHashSet<>(known);
        labels.forEach(label -> withModel.add(plain(label)));
        for (Merged group : request.merged()) {
            for (String name : group.classes()) {
                if (!withModel.contains(plain(name))) {
                    throw DatasetProblems.unknownClass("--merge", name, withModel);
                }
            }
        }
        for (String name : request.classes()) {
            if (!known.contains(plain(name)) && !ofDataset.contains(plain(name))) {
                throw DatasetProblems.unknownClass("--classes", name, ofDataset);
            }
        }
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private String whole(String name) {
        return merged.getOrDefault(plain(name), plain(name));
    }

    /** The classes that are evaluated, in the order of the dataset. */
    List<String> evaluated() {
        return evaluated;
    }

    /** The class that a number of the dataset counts as; empty if it is not evaluated. */
    Optional<String> ofNumber(int number) {
        return ofName(names.get(number));
    }

    /** The class that a name of the dataset or a label of the model counts as; empty if it is not evaluated. */
    Optional<String> ofName(String name) {
        return Optional.of(whole(name)).filter(evaluated::contains);
    }

    /** Whether a class that is evaluated stands for several. */
    boolean isMerged(String name) {
        return merged.containsValue(name);
    }

    /** Names of the dataset that are not evaluated. */
    List<String> leftOut() {
        List<String> left = new ArrayList<>(names);
        left.removeIf(name -> ofName(name).isPresent());
        return left;
    }
}
