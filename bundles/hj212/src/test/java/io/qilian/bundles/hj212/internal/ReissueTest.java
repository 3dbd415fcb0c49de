package io.qilian.bundles.hj212.internal;

import static io.qilian.bundles.hj212.internal.TestFeed.await;
import static io.qilian.bundles.hj212.internal.TestLine.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.api.simulation.SimulatedStation;
import io.qilian.bundles.hj212.api.simulation.StationFaults;
import io.qilian.bundles.hj212.api.simulation.StationMemory;
import io.qilian.bundles.hj212.api.simulation.StationPlan;
import io.qilian.bundles.hj212.api.simulation.StationRecord;
import io.qilian.bundles.hj212.internal.RecordingIngest.Behaviour;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.kernel.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real connection, mostly with a simulated station: data that are missing are asked for. */
class ReissueTest {

    private static final Instant EIGHT = Instant.parse("2026-11-30T00:00:00Z");
    private static final int QUIET_MS = 300;

    private final TestFeed.Settings settings = new TestFeed.Settings();
    private final StationMemory memory = new StationMemory(1000);

    private static StationRecord minute(int number) {
        Instant time = EIGHT.plus(Duration.ofMinutes(number));
        return new StationRecord(Upload.MINUTE, time, Map.of("a34004-Avg", (double) number));
    }

    private static List<StationRecord> minutes(int from, int to) {
        return IntStream.range(from, to).mapToObj(ReissueTest::minute).toList();
    }

    private SimulatedStation station(TestFeed feed, List<StationRecord> records) {
        StationPlan plan = StationPlan.of(feed.connection.port(), "QL1", TestFeed.PASSWORD);
        return new SimulatedStation(plan, memory, records.iterator(), InstantSource.system());
    }

    private static List<Double> values(TestFeed feed) {
        return feed.ingest.measurements("minute.a34004-Avg").stream()
                .map(Measurement::value)
                .sorted()
                .toList();
    }

    private static List<Double> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> (double) number).toList();
    }

    @Test
    void asksForWhatAStationHasMeasuredWhileTheLineWasDown() {
        try (TestFeed feed = new TestFeed(settings)) {
            try (SimulatedStation before = station(feed, minutes(0, 5))) {
                before.start();
                await(() -> values(feed).equals(numbers(0, 5)));
            }
            minutes(5, 95).forEach(memory::remember);
            try (SimulatedStation after = station(feed, minutes(95, 97))) {
                after.start();
                await(() -> values(feed).equals(numbers(0, 97)));
                await(() -> feed.count(Hj212Counter.REQUESTS_DONE) == 2);
                assertThat(after.report().requests()).isEqualTo(2);
            }
            assertThat(feed.count(Hj212Counter.MISSING)).isEqualTo(90);
            assertThat(feed.count(Hj212Counter.FILLED)).isEqualTo(90);
            assertThat(feed.count(Hj212Counter.LOST)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOUR", "DAY"})
    void asksForHoursAndDaysToo(Upload upload) {
        Duration step = upload == Upload.DAY ? Duration.ofDays(1) : Duration.ofHours(1);
        List<StationRecord> records = IntStream.range(0, 3)
                .mapToObj(number -> new StationRecord(
                        upload, EIGHT.minus(step.multipliedBy(10L - number)), Map.of("a-Avg", (double) number)))
                .toList();
        memory.remember(records.get(1));
        try (TestFeed feed = new TestFeed(settings);
                SimulatedStation station = station(feed, List.of(records.get(0), records.get(2)))) {
            station.start();
            await(() -> feed.count(Hj212Counter.FILLED) == 1);
            assertThat(feed.ingest.measurements(upload.period() + ".a-Avg"))
                    .extracting(Measurement::value)
                    .containsExactly(0.0, 2.0, 1.0);
        }
    }

    @Test
    void fillsWhatIsLostAndCorruptedOnTheWay() {
        try (TestFeed feed = new TestFeed(settings);
                SimulatedStation station = station(feed, minutes(0, 300))) {
            station.faults(StationFaults.none().losing(0.2));
            station.start();
            await(() -> values(feed).stream().distinct().count() >= 298);
            await(() -> feed.count(Hj212Counter.MISSING)
                    == feed.count(Hj212Counter.FILLED) + feed.count(Hj212Counter.LOST));
            assertThat(feed.count(Hj212Counter.FILLED)).isGreaterThan(30);
        }
    }

    @Test
    void asksOneThingAtATimeAndForgetsWhatTheStationDoesNotHave() {
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            DataSegment request = gap(line);
            assertThat(request.commandCode()).isEqualTo("2051");
            assertThat(request.systemCode()).isEqualTo("22");
            assertThat(request.password()).isEqualTo("qilian");
            assertThat(request.flags().value()).isEqualTo(5);
            assertThat(request.parameters()).isEqualTo("BeginTime=20261130080100,EndTime=20261130080200");
            assertThat(line.next(QUIET_MS)).isEmpty();
            line.send(answer(request, "9011", "QnRtn=1"));
            line.send(answer(request, "9012", "ExeRtn=100"));
            await(() -> feed.count(Hj212Counter.LOST) == 2);
            assertThat(line.next(QUIET_MS)).isEmpty();
            assertThat(feed.count(Hj212Counter.REQUESTS)).isEqualTo(1);
        }
    }

    /** Makes a gap of two minutes; answers the request that comes of it. */
    private static DataSegment gap(TestLine line) {
        for (String time : new String[] {"20261130080000", "20261130080300"}) {
            line.send(upload(time, "2051", "DataTime=" + time + ";a34004-Avg=1"));
            assertThat(line.next()).map(DataSegment::commandCode).contains("9014");
        }
        return line.next().orElseThrow();
    }

    private static DataSegment answer(DataSegment request, String commandCode, String parameters) {
        return DataSegment.of(request.requestNumber(), "91", commandCode, "QL1")
                .withPassword(TestFeed.PASSWORD)
                .withParameters(parameters);
    }

    @ParameterizedTest
    @CsvSource({"'', 2", "ExeRtn=5, 2", "ExeRtn=2, 2"})
    void sendsARequestAgainThatIsNotCarriedOutAndGivesUpInTheEnd(String result, int attempts) {
        settings.attempts = attempts;
        settings.answerTimeout = Duration.ofMillis(300);
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            Optional<DataSegment> request = Optional.of(gap(line));
            for (int attempt = 1; attempt <= attempts; attempt++) {
                if (!result.isEmpty()) {
                    line.send(answer(request.orElseThrow(), "9012", result));
                }
                Optional<DataSegment> again = attempt < attempts ? line.next() : request;
                assertThat(again).isEqualTo(request);
            }
            await(() -> feed.count(Hj212Counter.LOST) == 2);
            assertThat(feed.count(Hj212Counter.REQUESTS)).isEqualTo(attempts);
        }
    }

    @Test
    void aRequestThatIsRefusedIsNotRepeated() {
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            line.send(answer(gap(line), "9011", "QnRtn=8"));
            await(() -> feed.count(Hj212Counter.REQUESTS_REFUSED) == 1);
            assertThat(line.next(QUIET_MS)).isEmpty();
        }
    }

    @Test
    void whatWasSentButNotStoredIsAskedForAgain() {
        settings.answerTimeout = Duration.ofMillis(300);
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            DataSegment request = gap(line);
            feed.ingest.behaviour = Behaviour.FAILS;
            line.send(upload(request.requestNumber(), "2051", "DataTime=20261130080100;a34004-Avg=1"));
            line.send(answer(request, "9012", "ExeRtn=1"));
            await(() -> feed.count(Hj212Counter.NOT_STORED) == 1);
            feed.ingest.behaviour = Behaviour.STORES;
            assertThat(line.next()).contains(request);
            line.send(upload(request.requestNumber(), "2051", "DataTime=20261130080100;a34004-Avg=1"));
            line.send(upload(request.requestNumber(), "2051", "DataTime=20261130080200;a34004-Avg=1"));
            line.send(answer(request, "9012", "ExeRtn=1"));
            await(() -> feed.count(Hj212Counter.FILLED) == 2);
            assertThat(feed.count(Hj212Counter.LOST)).isZero();
        }
    }

    @Test
    void nothingIsAskedForIfTheSettingsSaySo() {
        settings.askMissing = false;
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            for (String time : new String[] {"20261130080000", "20261130080300"}) {
                line.send(upload(time, "2051", "DataTime=" + time + ";a34004-Avg=1"));
                assertThat(line.next()).isPresent();
            }
            assertThat(line.next(QUIET_MS)).isEmpty();
        }
    }

    @Test
    void aTimeInTheFutureIsNoGap() {
        ManualClock clock = new ManualClock(EIGHT.plus(Duration.ofMinutes(5)));
        try (TestFeed feed = new TestFeed(settings, clock);
                TestLine line = new TestLine(feed)) {
            for (String time : new String[] {"20261130080000", "20991130080300"}) {
                line.send(upload(time, "2051", "DataTime=" + time + ";a34004-Avg=1"));
                assertThat(line.next()).isPresent();
            }
            await(() -> feed.count(Hj212Counter.FUTURE_TIMES) == 1);
            assertThat(feed.count(Hj212Counter.MISSING)).isZero();
        }
    }

    @Test
    void setsAClockThatIsWrongOnlyIfTheSettingsSaySo() {
        for (boolean set : new boolean[] {false, true}) {
            settings.setClocks = set;
            try (TestFeed feed = new TestFeed(settings)) {
                StationRecord now = new StationRecord(Upload.REAL, Instant.now(), Map.of("a34004-Rtd", 1.0));
                try (SimulatedStation station = station(feed, List.of(now))) {
                    station.faults(StationFaults.none().skewed(Duration.ofHours(-2)));
                    station.start();
                    await(() -> feed.count(Hj212Counter.STORED) == 2);
                    if (set) {
                        await(() -> feed.count(Hj212Counter.REQUESTS_DONE) == 1);
                    }
                    assertThat(station.report().clockSet()).isEqualTo(set ? 1 : 0);
                }
            }
        }
    }
}
