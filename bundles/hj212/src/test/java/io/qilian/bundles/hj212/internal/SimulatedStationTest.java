package io.qilian.bundles.hj212.internal;

import static io.qilian.bundles.hj212.internal.TestFeed.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.RejectionReason;
import io.qilian.bundles.hj212.api.RequestReturn;
import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.api.simulation.SimulatedStation;
import io.qilian.bundles.hj212.api.simulation.StationFaults;
import io.qilian.bundles.hj212.api.simulation.StationMemory;
import io.qilian.bundles.hj212.api.simulation.StationPlan;
import io.qilian.bundles.hj212.api.simulation.StationRecord;
import io.qilian.bundles.hj212.api.simulation.StationReport.State;
import io.qilian.bundles.hj212.internal.RecordingIngest.Behaviour;
import io.qilian.bundles.sensors.api.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a simulated station does, and what a feed makes of its faults. */
class SimulatedStationTest {

    private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

    private final TestFeed feed = new TestFeed(new TestFeed.Settings());
    private final List<StationRecord> records = IntStream.range(0, 50)
            .mapToObj(number -> new StationRecord(
                    Upload.REAL, START.plusSeconds(30L * number), Map.of("a34004-Rtd", (double) number)))
            .toList();

    @AfterEach
    void close() {
        feed.close();
    }

    private SimulatedStation station(StationPlan plan) {
        return new SimulatedStation(plan, new StationMemory(10), records.iterator(), InstantSource.system());
    }

    private StationPlan plan(String password) {
        return StationPlan.of(feed.connection.port(), "QL1", password);
    }

    @Test
    void logsInAndSendsEverythingInOrder() {
        try (SimulatedStation station = station(plan("qilian"))) {
            station.start();
            await(() -> station.report().state() == State.IDLE);
            assertThat(station.report().acknowledged()).isEqualTo(51);
            assertThat(station.report().sent()).isEqualTo(51);
        }
        assertThat(feed.ingest.measurements("real.a34004-Rtd"))
                .extracting(Measurement::value)
                .containsExactlyElementsOf(IntStream.range(0, 50)
                        .mapToObj(number -> (double) number)
                        .toList());
    }

    @Test
    void sendsAgainWhatIsNotAcknowledgedAndGivesUpInTheEnd() {
        feed.ingest.behaviour = Behaviour.FAILS;
        try (SimulatedStation station = station(plan("qilian").waiting(Duration.ofMillis(100), 2, 100))) {
            station.start();
            await(() -> station.report().unacknowledged() > 0);
            feed.ingest.behaviour = Behaviour.STORES;
            assertThat(feed.count(Hj212Counter.ACKNOWLEDGED)).isZero();
            await(() -> station.report().state() == State.IDLE);
            assertThat(station.report().sent()).isEqualTo(102);
        }
    }

    @Test
    void tellsThatItsPasswordIsRefused() {
        try (SimulatedStation station = station(plan("wrong"))) {
            station.start();
            await(() -> station.report().state() == State.CLOSED);
            assertThat(station.report().refused()).contains(RequestReturn.PASSWORD);
            assertThat(station.report().failure()).isPresent();
        }
        assertThat(feed.ingest.messages).isEmpty();
    }

    @Test
    void corruptedPacketsAreCountedAndComeAgain() {
        try (SimulatedStation station = station(plan("qilian").waiting(Duration.ofMillis(50), 50, 1))) {
            station.start();
            station.faults(StationFaults.none().corrupting(0.4));
            await(() -> station.report().state() == State.IDLE);
            assertThat(station.report().acknowledged()).isEqualTo(51);
        }
        assertThat(feed.connection.status().refused()).isGreaterThan(5);
        assertThat(feed.count(RejectionReason.CHECKSUM)).isGreaterThan(5);
    }

    @Test
    void malformedPacketsAreCountedAndTheOthersTaken() {
        try (SimulatedStation station = station(plan("qilian"))) {
            station.faults(StationFaults.none().malforming(0.5));
            station.start();
            await(() -> station.report().state() == State.IDLE);
            long taken = station.report().acknowledged() - 1;
            assertThat(taken).isBetween(10L, 40L);
            assertThat(feed.ingest.measurements("real.a34004-Rtd")).hasSize((int) taken);
        }
        await(() -> feed.connection.status().refused() > 5);
    }

    @Test
    void aFrozenSensorRepeatsItsValueAndASkewedClockItsError() {
        try (SimulatedStation station = station(plan("qilian"))) {
            station.faults(StationFaults.none().freezing().skewed(Duration.ofMinutes(7)));
            station.start();
            await(() -> station.report().state() == State.IDLE);
        }
        assertThat(feed.ingest.measurements("real.a34004-Rtd"))
                .hasSize(50)
                .allSatisfy(measurement -> assertThat(measurement.value()).isZero())
                .extracting(Measurement::measuredAt)
                .first()
                .isEqualTo(START.plus(Duration.ofMinutes(7)));
    }

    @Test
    void aSilentStationSendsNothingUntilItSpeaksAgain() {
        try (SimulatedStation station = station(plan("qilian"))) {
            station.faults(StationFaults.none().silenced());
            station.start();
            await(() -> feed.count(Hj212Counter.STORED) == 1);
            assertThat(station.report().sent()).isEqualTo(1);
            station.faults(StationFaults.none());
            await(() -> station.report().state() == State.IDLE);
        }
    }
}
