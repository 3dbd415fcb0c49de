package io.qilian.bundles.sensors.internal.mapping;

import io.qilian.bundles.sensors.api.QuantitySettings;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Why a measurement is refused. */
final class MappingProblems {

    private MappingProblems() {}

    static Problem station(String where, String station) {
        return Problem.of(
                        "sensor.station-unknown",
                        ProblemKind.INPUT,
                        "The station is not listed",
                        where,
                        "Add it to stations in the feed's file, or set listedStationsOnly: false")
                .comparing("a station of the feed's file", station);
    }

    static Problem unmapped(String where, String code, Set<String> known) {
        return Problem.of(
                        "sensor.code-unmapped",
                        ProblemKind.CONFIGURATION,
                        "The feed's file does not say what the code stands for",
                        where,
                        "Add the code to quantities in the feed's file, or set unmapped: ignore")
                .comparing("one of " + String.join(", ", new TreeSet<>(known)), code);
    }

    static Problem notFinite(String where, double value) {
        return Problem.of(
                        "sensor.value-not-finite",
                        ProblemKind.INPUT,
                        "The value is not a number",
                        where,
                        "Look at the station; a missing value is not to be sent at all")
                .comparing("a finite number", Double.toString(value));
    }

    static Problem ahead(String where, Instant at, Instant now, Duration allowed) {
        return Problem.of(
                        "sensor.time-ahead",
                        ProblemKind.INPUT,
                        "The measurement lies in the future",
                        where,
                        "Set the station's clock and the zone in the feed's file; ahead in the file is the bound")
                .comparing("at most " + text(allowed) + " after " + now, at.toString());
    }

    static Problem old(String where, Instant at, Instant now, Duration allowed) {
        return Problem.of(
                        "sensor.time-old",
                        ProblemKind.INPUT,
                        "The measurement is too old",
                        where,
                        "Set the station's clock and the zone in the feed's file; age in the file is the bound")
                .comparing("at most " + text(allowed) + " before " + now, at.toString());
    }

    static Problem range(QuantitySettings quantity, double value) {
        return Problem.of(
                        "sensor.range",
                        ProblemKind.INPUT,
                        "The value cannot be",
                        "",
                        "Look at the station; minimum, maximum, from, scale and offset of the quantity are in the feed's"
                                + " file")
                .comparing(
                        quantity.quantity() + " from "
                                + quantity.minimum().map(Object::toString).orElse("any") + " to "
                                + quantity.maximum().map(Object::toString).orElse("any") + " " + quantity.unit(),
                        value + " " + quantity.unit());
    }

    private static String text(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
