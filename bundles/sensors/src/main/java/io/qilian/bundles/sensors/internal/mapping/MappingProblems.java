package io.qilian.bundles.sensors.internal.mapping;

import io.qilian.bundles.sensors.api.QuantitySettings;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Why a measurement is refused. */
final class MappingProblems {

    private MappingProblems() {}

    static ProblemException station(String station) {
        return new ProblemException(Problem.of(
                        "sensor.station-unknown",
                        ProblemKind.INPUT,
                        "The station is not listed",
                        "",
                        "Add it to stations in the feed's file, or set listedStationsOnly: false")
                .comparing("a station of the feed's file", station));
    }

    static ProblemException stationName(String station) {
        return new ProblemException(Problem.of(
                        "sensor.station-name",
                        ProblemKind.INPUT,
                        "The name of the station cannot be kept",
                        "",
                        "Look at the station: it sends control characters in its name")
                .comparing("a name without control characters", station.replaceAll("\\p{Cntrl}", "\uFFFD")));
    }

    static ProblemException unmapped(String code, Set<String> known) {
        return new ProblemException(Problem.of(
                        "sensor.code-unmapped",
                        ProblemKind.CONFIGURATION,
                        "The feed's file does not say what the code stands for",
                        "",
                        "Add the code to quantities in the feed's file, or set unmapped: ignore")
                .comparing("one of " + String.join(", ", new TreeSet<>(known)), code));
    }

    static ProblemException notFinite(double value) {
        return new ProblemException(Problem.of(
                        "sensor.value-not-finite",
                        ProblemKind.INPUT,
                        "The value is not a number",
                        "",
                        "Look at the station; a missing value is not to be sent at all")
                .comparing("a finite number", Double.toString(value)));
    }

    static ProblemException ahead(Instant at, Instant now, Duration allowed) {
        return new ProblemException(Problem.of(
                        "sensor.time-ahead",
                        ProblemKind.INPUT,
                        "The measurement lies in the future",
                        "",
                        "Set the station's clock and the zone in the feed's file; ahead in the file is the bound")
                .comparing("at most " + text(allowed) + " after " + now, at.toString()));
    }

    static ProblemException old(Instant at, Instant now, Duration allowed) {
        return new ProblemException(Problem.of(
                        "sensor.time-old",
                        ProblemKind.INPUT,
                        "The measurement is too old",
                        "",
                        "Set the station's clock and the zone in the feed's file; age in the file is the bound")
                .comparing("at most " + text(allowed) + " before " + now, at.toString()));
    }

    static ProblemException range(QuantitySettings quantity, double value) {
        return new ProblemException(Problem.of(
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
                        value + " " + quantity.unit()));
    }

    private static String text(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
