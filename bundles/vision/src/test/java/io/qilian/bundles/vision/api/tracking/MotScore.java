package io.qilian.bundles.vision.api.tracking;

import io.qilian.bundles.vision.internal.tracking.Pairing;
import io.qilian.kernel.api.geometry.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The usual scores of a tracker against a truth, at an intersection over union of 0.5.
 *
 * <p>MOTA = 1 - (misses + false positives + identity switches) / truths, a truth keeping its match from the frame before
 * while that is good enough (K. Bernardin, R. Stiefelhagen: Evaluating multiple object tracking performance, 2008). IDF1
 * = 2 IDTP / (truths + told boxes), under the pairing of identities that gives most IDTP (E. Ristani et al.: Performance
 * measures and a data set for multi-target, multi-camera tracking, 2016).
 */
final class MotScore {

    private static final double LEAST_OVERLAP = 0.5;

    private final Map<Long, Long> lastMatch = new HashMap<>();
    private final Map<Long, Map<Long, Integer>> together = new TreeMap<>();
    private long truths;
    private long boxes;
    private long hits;
    private long switches;

    void add(Map<Long, Box> truth, Map<Long, Box> told) {
        truths += truth.size();
        boxes += told.size();
        Map<Long, Long> matches = match(new TreeMap<>(truth), new TreeMap<>(told));
        hits += matches.size();
        matches.forEach((person, track) -> {
            Long before = lastMatch.put(person, track);
            if (before != null && !before.equals(track)) {
                switches++;
            }
        });
        truth.forEach((person, box) -> told.forEach((track, other) -> {
            if (box.overlap(other) >= LEAST_OVERLAP) {
                together.computeIfAbsent(person, unknown -> new TreeMap<>()).merge(track, 1, Integer::sum);
            }
        }));
    }

    private Map<Long, Long> match(Map<Long, Box> truth, Map<Long, Box> told) {
        Map<Long, Long> matches = new TreeMap<>();
        List.copyOf(truth.keySet()).forEach(person -> {
            Long track = lastMatch.get(person);
            if (track != null
                    && told.containsKey(track)
                    && truth.get(person).overlap(told.get(track)) >= LEAST_OVERLAP) {
                matches.put(person, track);
                truth.remove(person);
                told.remove(track);
            }
        });
        List<Long> persons = new ArrayList<>(truth.keySet());
        List<Long> tracks = new ArrayList<>(told.keySet());
        Pairing.cheapest(
                        persons.size(),
                        tracks.size(),
                        1 - LEAST_OVERLAP,
                        (row, column) -> 1 - truth.get(persons.get(row)).overlap(told.get(tracks.get(column))))
                .forEach((row, column) -> matches.put(persons.get(row), tracks.get(column)));
        return matches;
    }

    double accuracy() {
        return 1 - (double) (truths - hits + boxes - hits + switches) / truths;
    }

    double identityScore() {
        List<Long> persons = new ArrayList<>(together.keySet());
        TreeSet<Long> seen = new TreeSet<>();
        together.values().forEach(counts -> seen.addAll(counts.keySet()));
        List<Long> tracks = new ArrayList<>(seen);
        double most = 1e6;
        long identified = Pairing.cheapest(
                        persons.size(),
                        tracks.size(),
                        most,
                        (row, column) -> most - together.get(persons.get(row)).getOrDefault(tracks.get(column), 0))
                .entrySet()
                .stream()
                .mapToLong(
                        pair -> together.get(persons.get(pair.getKey())).getOrDefault(tracks.get(pair.getValue()), 0))
                .sum();
        return 2.0 * identified / (truths + boxes);
    }

    long switches() {
        return switches;
    }
}
