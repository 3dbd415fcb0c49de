package io.qilian.bundles.sensors.internal.feed;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Collection;

/** Why a sensor feed or a dead letter cannot be used. */
final class SensorProblems {

    private SensorProblems() {}

    static ProblemException unknown(String feed, Collection<String> names) {
        return new ProblemException(Problem.of(
                        "sensor.feed-unknown",
                        ProblemKind.INPUT,
                        "There is no such sensor feed",
                        "feed " + feed,
                        "sensor:list shows the feeds; put a file into etc/sensors for a new one")
                .comparing(names.isEmpty() ? "no feeds yet" : "one of " + String.join(", ", names), feed));
    }

    static Problem noProtocol(String feed, String protocol, Collection<String> known) {
        return Problem.of(
                        "sensor.protocol-unknown",
                        ProblemKind.CONFIGURATION,
                        "No bundle brings this protocol",
                        "etc/sensors/" + feed + ".yaml protocol",
                        "Correct the name, or install the bundle of the protocol; the feed opens when it is there")
                .comparing(
                        known.isEmpty() ? "a protocol; there are none yet" : "one of " + String.join(", ", known),
                        protocol);
    }

    static Problem tooMany(int most) {
        return Problem.of(
                "sensor.too-many-feeds",
                ProblemKind.RESOURCE,
                "There are more than " + most + " sensor feeds",
                "etc/sensors",
                "Let one feed receive many stations");
    }

    static Problem notOpened(String feed, RuntimeException failure) {
        return Problem.of(
                "sensor.not-opened",
                ProblemKind.INTERNAL,
                "The protocol failed to open the feed: " + failure,
                "feed " + feed,
                "Tell the maker of the protocol; the log has the stack");
    }

    static ProblemException noLetter(long id) {
        return new ProblemException(Problem.of(
                "deadletter.unknown",
                ProblemKind.INPUT,
                "There is no such dead letter",
                "dead letter " + id,
                "deadletter:list shows them; the oldest go when there are too many"));
    }

    static ProblemException notReplayable(long id) {
        return new ProblemException(Problem.of(
                "deadletter.undecoded",
                ProblemKind.INPUT,
                "The letter holds a message that could not be decoded, and no measurement",
                "dead letter " + id,
                "Let the station send again; deadletter:show has the message and the reason"));
    }

    static ProblemException noAnswer(long id) {
        return new ProblemException(Problem.of(
                "deadletter.no-answer",
                ProblemKind.RESOURCE,
                "The measurement was not stored in time",
                "dead letter " + id,
                "Look at sensor:list and try again"));
    }
}
