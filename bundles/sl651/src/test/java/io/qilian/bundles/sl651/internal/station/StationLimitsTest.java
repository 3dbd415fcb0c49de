package io.qilian.bundles.sl651.internal.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.bundles.sl651.api.GoldenFrames;
import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.internal.station.CentreFixture.Station;
import io.qilian.bundles.sl651.internal.station.RecordingIngest.Mode;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a centre does not take, and how much of what it takes. */
class StationLimitsTest {

    private CentreFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    private void open(String more) {
        fixture = new CentreFixture(more);
    }

    @Test
    void refusesAWrongPasswordWithoutRepeatingIt() throws IOException {
        open("");
        try (Station station = fixture.connect()) {
            station.send(new Frames(GoldenFrames.TIMED).password(0x1234));
            CentreFixture.await(() -> fixture.ingest.refusals.size() == 1);
            assertThat(station.silent(100)).isTrue();
        }
        assertThat(fixture.ingest.refusals.get(0).code()).isEqualTo("sl651.password");
        assertThat(fixture.ingest.refusals.get(0).message()).doesNotContain("1234");
        assertThat(fixture.ingest.refusedOriginals.get(0)).contains("00412300150000");
        assertThat(fixture.centre.status().refused()).isEqualTo(1);
    }

    @Test
    void refusesAStationThatIsNotOnTheList() throws IOException {
        open("");
        try (Station station = fixture.connect()) {
            station.send(new Frames(GoldenFrames.TIMED).station("0041239999"));
            CentreFixture.await(() -> fixture.ingest.refusals.size() == 1);
        }
        assertThat(fixture.ingest.refusals.get(0).message()).contains("0041239999", "Add its address to stations");
        assertThat(fixture.ingest.messages).isEmpty();
    }

    @Test
    void takesNoMoreStationsThanTheSettingsSay() throws IOException {
        open("anyStation: true\nmaximumStations: 1\n");
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.TIMED).receive(1);
            station.send(new Frames(GoldenFrames.TIMED).station("0041239999"));
            CentreFixture.await(() -> fixture.ingest.refusals.size() == 1);
        }
        assertThat(fixture.ingest.refusals.get(0).code()).isEqualTo("sl651.too-many-stations");
    }

    @Test
    void refusesFramesOfACentre() throws IOException {
        open("");
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.CONFIRMATION);
            CentreFixture.await(() -> fixture.ingest.refusals.size() == 1);
        }
        assertThat(fixture.ingest.refusals).extracting(Problem::code).containsExactly("sl651.direction");
    }

    @Test
    void cutsAConnectionThatSendsNothingOfUse() throws IOException {
        open("");
        try (Station station = fixture.connect()) {
            String wrong = new Frames(GoldenFrames.KEEP_ALIVE).password(1);
            station.send(wrong.repeat(StationLink.MAXIMUM_REFUSALS + 10));
            station.awaitEnd();
        }
        assertThat(fixture.ingest.refusals).hasSize(StationLink.MAXIMUM_REFUSALS);
        assertThat(fixture.counted(Sl651Counter.CONNECTIONS_CUT)).isEqualTo(1);
    }

    @Test
    void closesAConnectionThatIsSilent() throws IOException {
        open("idleLimit: 300ms\n");
        try (Station station = fixture.connect()) {
            station.awaitEnd();
        }
        assertThat(fixture.counted(Sl651Counter.CONNECTIONS_IDLE)).isEqualTo(1);
    }

    @Test
    void takesNoMoreConnectionsThanTheSettingsSay() throws IOException {
        open("maximumConnections: 1\n");
        try (Station first = fixture.connect()) {
            first.send(GoldenFrames.TIMED).receive(1);
            try (Station second = fixture.connect()) {
                second.awaitEnd();
            }
            first.send(GoldenFrames.TIMED).receive(2);
        }
        assertThat(fixture.counted(Sl651Counter.CONNECTIONS_REFUSED)).isEqualTo(1);
    }

    @Test
    void readsNoFurtherWhileReportsWaitToBeStored() throws IOException {
        open("framesPerMinute: 60000\n");
        fixture.ingest.mode(Mode.HOLD);
        int sent = 400;
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.TIMED.repeat(sent));
            CentreFixture.await(() -> fixture.counted(Sl651Counter.HELD_UP) > 0);
            assertThat(station.silent(150)).isTrue();
            // One reading of the socket holds at most 4096 bytes.
            assertThat(fixture.ingest.messages.size()).isLessThan(8 + 4096 / 70);
            fixture.ingest.mode(Mode.STORE);
            fixture.ingest.release(sent);
            station.receive(sent);
        }
        assertThat(fixture.ingest.messages).hasSize(sent);
    }

    @Test
    void holdsAConnectionUpThatSendsTooMuch() throws IOException {
        open("framesPerMinute: 30\n");
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.TIMED.repeat(33)).receive(33);
            CentreFixture.await(() -> fixture.counted(Sl651Counter.HELD_UP) > 0);
            station.send(GoldenFrames.TIMED);
            assertThat(station.silent(200)).isTrue();
        }
    }

    @Test
    void refusesAPortThatAnotherFeedHas() {
        open("");
        assertThatThrownBy(() -> fixture.centres.open("lake", CentreFixture.settings(fixture.port, ""), fixture.ingest))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("river")
                .hasMessageContaining("Give each feed a port of its own");
    }

    @Test
    void waitsForAPortThatAnotherProgramHas() throws IOException {
        open("");
        try (ServerSocket program = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = program.getLocalPort();
            try (var waiting = fixture.centres.open("lake", CentreFixture.settings(port, ""), fixture.ingest)) {
                CentreFixture.await(() -> waiting.status().state() == State.WAITING);
                assertThat(waiting.status().problem().map(Problem::code)).isEqualTo(Optional.of("sl651.port"));
                program.close();
                CentreFixture.await(() -> waiting.status().state() == State.UP);
            }
        }
    }

    @Test
    void givesThePortBackWhenItIsClosed() throws IOException {
        open("");
        fixture.centre.close();
        assertThat(fixture.centre.status().state()).isEqualTo(State.CLOSED);
        try (var again = fixture.centres.open("again", CentreFixture.settings(fixture.port, ""), fixture.ingest)) {
            CentreFixture.await(() -> again.status().state() == State.UP);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("qilian-sl651-river", "qilian-sl651-again");
    }

    @Test
    void doesNotKeepThePasswordOfBytesThatAreNoFrame() throws IOException {
        open("");
        try (Station station = fixture.connect()) {
            station.send("7F" + GoldenFrames.TIMED.substring(2))
                    .send(GoldenFrames.TIMED)
                    .receive(1);
        }
        assertThat(fixture.ingest.refusals).extracting(Problem::code).containsExactly("sl651.frame.garbage");
        assertThat(fixture.ingest.refusedOriginals.get(0))
                .startsWith("7F7E0A00412300150000")
                .doesNotContain("5A3C");
    }

    /** Noise over many connections: each refusal is counted by its reason, no more than the bound are kept, others work on. */
    @Test
    void survivesNoiseOverManyConnections() throws IOException {
        open("");
        Random random = new Random(651);
        try (Station good = fixture.connect()) {
            for (int connection = 0; connection < 120; connection++) {
                try (Station noisy = fixture.connect()) {
                    for (int frame = 0; frame < StationLink.MAXIMUM_REFUSALS; frame++) {
                        byte[] bytes = GoldenFrames.bytes(GoldenFrames.HOURLY);
                        bytes[14 + random.nextInt(bytes.length - 17)] ^= (byte) (1 + random.nextInt(255));
                        noisy.send(HexFormat.of().formatHex(bytes));
                    }
                    noisy.awaitEnd();
                }
            }
            good.send(GoldenFrames.TIMED).receive(1);
            assertThat(good.found.digits()).containsExactly(GoldenFrames.CONFIRMATION);
        }
        long refused = fixture.centre.status().refused();
        assertThat(refused).isEqualTo(120L * StationLink.MAXIMUM_REFUSALS);
        assertThat(fixture.centre.statistics().refused("sl651.frame.checksum")).isGreaterThan(refused / 2);
        assertThat(fixture.ingest.refusals.size() + fixture.counted(Sl651Counter.REFUSALS_NOT_KEPT))
                .isEqualTo(refused);
        assertThat(fixture.counted(Sl651Counter.REFUSALS_NOT_KEPT)).isPositive();
        assertThat(fixture.counted(Sl651Counter.CONNECTIONS_CUT)).isEqualTo(120);
    }
}
