package io.qilian.bundles.sensors.internal.ingest;

import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Set;

/** Why the ingest does not take something. */
final class IngestProblems {

    private IngestProblems() {}

    static ProblemException busy(String feed, int messages, int measurements) {
        return new ProblemException(Problem.of(
                        "sensor.busy",
                        ProblemKind.RESOURCE,
                        "Too much waits to be stored",
                        "feed " + feed,
                        "Let the station send again later; sensor:list shows whether the database answers")
                .comparing(
                        "at most " + ReadingIngest.MOST_MESSAGES + " messages and " + ReadingIngest.MOST_MEASUREMENTS
                                + " measurements that wait",
                        messages + " messages, " + measurements + " measurements"));
    }

    static ProblemException unknownFeed(String feed) {
        return new ProblemException(Problem.of(
                "sensor.feed-unknown",
                ProblemKind.CONFIGURATION,
                "There is no such sensor feed",
                "feed " + feed,
                "sensor:list shows the feeds; each has a file in etc/sensors"));
    }

    static ProblemException stopping(String feed) {
        return new ProblemException(Problem.of(
                "sensor.stopping",
                ProblemKind.RESOURCE,
                "Readings are not taken any more",
                "feed " + feed,
                "Send again when the platform has started anew"));
    }

    static Problem conflict(Reading reading) {
        return Problem.of(
                        "sensor.conflict",
                        ProblemKind.INPUT,
                        "Another value is stored for the same time",
                        where(reading),
                        "Look at the station: it has sent two values for one time; the first one stays")
                .comparing("one value at " + reading.measuredAt(), reading.value() + " " + reading.unit());
    }

    static Problem noRoom(Reading reading, int most) {
        return Problem.of(
                        "sensor.too-many-series",
                        ProblemKind.RESOURCE,
                        "The series cannot be added, since there are too many",
                        where(reading),
                        "Map fewer codes, or set listedStationsOnly: a station that sends another name with each message"
                                + " makes a series each time")
                .comparing("at most " + most + " series", "one more");
    }

    static Problem ignored(String feed, Set<String> codes) {
        return Problem.of(
                        "sensor.code-unmapped",
                        ProblemKind.CONFIGURATION,
                        "The feed's file does not say what the code stands for",
                        "feed " + feed,
                        "Add the code to quantities in the feed's file")
                .comparing("a code of quantities", String.join(", ", codes));
    }

    private static String where(Reading reading) {
        return "feed " + reading.feed() + ", station " + reading.station() + ", " + reading.quantity();
    }
}
