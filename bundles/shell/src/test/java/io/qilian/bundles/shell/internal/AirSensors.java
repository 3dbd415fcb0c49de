package io.qilian.bundles.shell.internal;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.DeadLetters;
import io.qilian.bundles.sensors.api.HistoryInterval;
import io.qilian.bundles.sensors.api.HistoryQuery;
import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.api.SensorFeedStatus.StationStatus;
import io.qilian.bundles.sensors.api.SensorFeeds;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A service of one sensor feed with two stations. */
final class AirSensors implements SensorFeeds, DeadLetters {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    final List<String> calls = new ArrayList<>();
    boolean refusing;

    @Override
    public List<SensorFeedStatus> feeds() {
        return List.of(feed("air"));
    }

    @Override
    public SensorFeedStatus feed(String feed) {
        if (!feed.equals("air")) {
            throw problem("There is no such sensor feed");
        }
        return new SensorFeedStatus(
                "air",
                "hj212",
                Optional.of(new LinkStatus(LinkStatus.State.UP, Optional.empty(), 2, 21, 1, 2, Optional.of(NOON))),
                Optional.empty(),
                20,
                19,
                3,
                4,
                0,
                1,
                0,
                Map.of("sensor.range", 4L, "hj212.crc", 1L),
                List.of("hour.a99999-Avg"),
                List.of(
                        new StationStatus("A1", Optional.of(NOON), false),
                        new StationStatus("A2", Optional.empty(), true)));
    }

    private static Reading reading() {
        return new Reading("air", "A1", "pm2.5", 35.5, "ug/m3", NOON, NOON, Quality.GOOD, Optional.empty(), "trace");
    }

    @Override
    public List<Reading> latest(String feed, Optional<String> station) {
        calls.add("latest " + feed + " " + station);
        return List.of(reading());
    }

    @Override
    public List<Reading> history(String feed, HistoryQuery query) {
        calls.add("history " + query.from() + " " + query.to() + " " + query.station() + " " + query.quantity() + " "
                + query.limit());
        return List.of(reading());
    }

    @Override
    public List<HistoryInterval> intervals(String feed, HistoryQuery query, Duration interval) {
        calls.add("intervals " + query.from() + " " + query.to() + " " + interval + " " + query.limit());
        return List.of(new HistoryInterval(
                "A1",
                "pm2.5",
                "ug/m3",
                NOON,
                12,
                1,
                OptionalDouble.of(35),
                OptionalDouble.of(30),
                OptionalDouble.of(1e6)));
    }

    @Override
    public List<DeadLetter> letters(Optional<String> feed, boolean open, int limit) {
        return List.of(letter(8), letter(7));
    }

    @Override
    public DeadLetter letter(long id) {
        if (id != 7 && id != 8) {
            throw problem("There is no such letter");
        }
        return new DeadLetter(
                id,
                "air",
                "A1",
                NOON,
                id == 7 ? "sensor.range" : "hj212.crc",
                "The value cannot be",
                "##0123\u001b",
                id == 7
                        ? Optional.of(new Measurement("rtd.a34004", -3, "ug/m3", NOON, Quality.GOOD))
                        : Optional.empty(),
                Optional.empty());
    }

    @Override
    public DeadLetter replay(long id) {
        if (refusing) {
            throw problem("The value cannot be");
        }
        return letter(id);
    }

    private static ProblemException problem(String what) {
        return new ProblemException(Problem.of("sensor.test", ProblemKind.INPUT, what, "", "Correct it"));
    }
}
