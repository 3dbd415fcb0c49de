package io.qilian.bundles.sl651.internal.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sl651.api.ControlCharacter;
import io.qilian.bundles.sl651.api.GoldenFrames;
import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.internal.station.CentreFixture.Station;
import io.qilian.bundles.sl651.internal.station.RecordingIngest.Mode;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.Problem;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A centre over real connections, with frames written by hand. */
class StationServerTest {

    private CentreFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    private void open(String more) {
        fixture = new CentreFixture(more);
    }

    @Test
    void confirmsAReportOnceItIsStored() throws IOException {
        open("");
        fixture.ingest.mode(Mode.HOLD);
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.TIMED);
            CentreFixture.await(() -> fixture.ingest.messages.size() == 1);
            assertThat(station.silent(150)).isTrue();
            fixture.ingest.release(1);
            station.receive(1);
            assertThat(station.found.digits()).containsExactly(GoldenFrames.CONFIRMATION);
        }
        assertThat(fixture.ingest.messages.get(0)).satisfies(message -> {
            assertThat(message.feed()).isEqualTo("river");
            assertThat(message.station()).isEqualTo("0041230015");
            assertThat(message.receivedAt()).isEqualTo("2026-11-23T00:00:05Z");
            assertThat(message.original()).startsWith("7E7E0A0041230015000032").doesNotContain("5A3C");
        });
        assertThat(fixture.ingest.measurements())
                .extracting(Measurement::code)
                .containsExactly("PJ", "PT", "Z", "Q", "VT");
    }

    @Test
    void saysNothingWhenAReportIsNotStoredSoThatItIsSentAgain() throws IOException {
        open("");
        fixture.ingest.mode(Mode.FAIL);
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.TIMED);
            CentreFixture.await(() -> fixture.counted(Sl651Counter.NOT_STORED) == 1);
            assertThat(station.silent(150)).isTrue();
            fixture.ingest.mode(Mode.STORE);
            station.send(GoldenFrames.TIMED).receive(1);
            assertThat(station.found.digits()).containsExactly(GoldenFrames.CONFIRMATION);
        }
        assertThat(fixture.counted(Sl651Counter.CONFIRMED)).isEqualTo(1);
    }

    @Test
    void putsPacketsTogetherAndConfirmsThemOnce() throws IOException {
        open("");
        fixture.clock.set(Instant.parse("2026-11-23T02:00:01Z"));
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.PACKET_1);
            assertThat(station.silent(100)).isTrue();
            station.send(GoldenFrames.PACKET_2).receive(1);
            assertThat(station.found.digits()).containsExactly(GoldenFrames.PACKETS_CONFIRMED);
        }
        assertThat(fixture.ingest.measurements()).extracting(Measurement::value).containsExactly(41.0, 41.05, 41.1);
    }

    @Test
    void asksForAPacketAgainThatIsMissingAtTheEnd() throws IOException {
        open("");
        fixture.clock.set(Instant.parse("2026-11-23T02:00:01Z"));
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.PACKET_2).receive(1);
            assertThat(station.found.digits()).containsExactly(GoldenFrames.PACKET_1_AGAIN);
            station.send(GoldenFrames.PACKET_1).receive(2);
            assertThat(station.found.digits()).last().isEqualTo(GoldenFrames.PACKETS_CONFIRMED);
        }
        assertThat(fixture.counted(Sl651Counter.PACKETS_ASKED_AGAIN)).isEqualTo(1);
    }

    @Test
    void refusesPacketsThatAnotherTextInterrupts() throws IOException {
        open("");
        String other = GoldenFrames.frames(GoldenFrames.PACKET_1).stream()
                .map(frame -> new Frames(frame).packetOf(3))
                .findFirst()
                .orElseThrow();
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.PACKET_1).send(other);
            CentreFixture.await(() -> !fixture.ingest.refusals.isEmpty());
        }
        assertThat(fixture.ingest.refusals.get(0).message()).contains("2 packets", "1 are missing", "asked for again");
    }

    @Test
    void tellsAStationThatSendsMoreToGoOn() throws IOException {
        open("");
        fixture.clock.set(Instant.parse("2026-11-23T00:12:05Z"));
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.ALARM).receive(1);
            assertThat(station.found.frames.get(0).end()).isEqualTo(ControlCharacter.ACK);
        }
    }

    @Test
    void letsStationsLeaveIfTheSettingsSaySo() throws IOException {
        open("confirmation: leave\n");
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.TIMED).receive(1);
            assertThat(station.found.frames.get(0).end()).isEqualTo(ControlCharacter.EOT);
        }
    }

    @Test
    void answersNothingInTheModeOneWay() throws IOException {
        open("confirmation: none\n");
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.TIMED);
            CentreFixture.await(() -> fixture.counted(Sl651Counter.CONFIRMED) == 1);
            assertThat(station.silent(150)).isTrue();
        }
    }

    @Test
    void doesNotAnswerKeepAlives() throws IOException {
        open("");
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.KEEP_ALIVE);
            CentreFixture.await(() -> fixture.counted(Sl651Counter.KEEP_ALIVES) == 1);
            assertThat(station.silent(100)).isTrue();
        }
        assertThat(fixture.centre.status().stations()).isEqualTo(1);
        assertThat(fixture.centre.status().lastMessageAt()).contains(Instant.parse("2026-11-23T00:00:05Z"));
    }

    @Test
    void refusesAPictureAndConfirmsItSoThatItIsNotSentAgain() throws IOException {
        open("");
        try (Station station = fixture.connect()) {
            station.send(new Frames(GoldenFrames.TIMED).function(0x36)).receive(1);
            assertThat(station.found.frames.get(0).header().function()).isEqualTo(0x36);
            station.send(new Frames(GoldenFrames.PACKET_1).function(0x36))
                    .send(new Frames(GoldenFrames.PACKET_2).function(0x36))
                    .receive(2);
        }
        assertThat(fixture.ingest.refusals)
                .extracting(Problem::code)
                .containsExactly("sl651.report.picture", "sl651.report.picture");
        assertThat(fixture.ingest.messages).isEmpty();
    }

    @Test
    void keepsTestValuesApart() throws IOException {
        open("");
        try (Station station = fixture.connect()) {
            station.send(new Frames(GoldenFrames.TIMED).function(0x30)).receive(1);
        }
        assertThat(fixture.ingest.measurements())
                .extracting(Measurement::quality)
                .containsOnly(Quality.BAD);
    }

    @Test
    void setsAWrongClockOnlyIfTheSettingsSaySo() throws IOException {
        open("setClock: true\nclockTolerance: 1m\n");
        fixture.clock.set(Instant.parse("2026-11-23T00:30:00Z"));
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.TIMED).receive(2);
            assertThat(station.found.frames)
                    .extracting(frame -> frame.header().function())
                    .containsExactlyInAnyOrder(0x4A, 0x32);
            station.send(GoldenFrames.TIMED).receive(3);
        }
        assertThat(fixture.counted(Sl651Counter.CLOCKS_SET)).isEqualTo(1);
        assertThat(fixture.counted(Sl651Counter.WRONG_CLOCKS)).isEqualTo(2);
    }

    @Test
    void countsAWrongClockAndLeavesItAlone() throws IOException {
        open("");
        fixture.clock.set(Instant.parse("2026-11-23T00:30:00Z"));
        try (Station station = fixture.connect()) {
            station.send(GoldenFrames.TIMED).receive(1);
            assertThat(station.found.frames).hasSize(1);
        }
        assertThat(fixture.counted(Sl651Counter.WRONG_CLOCKS)).isEqualTo(1);
    }
}
