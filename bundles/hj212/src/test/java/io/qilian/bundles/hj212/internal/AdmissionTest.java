package io.qilian.bundles.hj212.internal;

import static io.qilian.bundles.hj212.internal.TestFeed.await;
import static io.qilian.bundles.hj212.internal.TestLine.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Hj212Connection;
import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.Hj212Settings;
import io.qilian.bundles.hj212.internal.RecordingIngest.Behaviour;
import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real connection: who is served, and how much. */
class AdmissionTest {

    private static final String DATA = "DataTime=20261201080000;a34004-Rtd=35.2";

    private final TestFeed.Settings settings = new TestFeed.Settings();

    private static DataSegment from(String deviceNumber, String password) {
        return DataSegment.of("1", "22", "2011", deviceNumber)
                .withPassword(password)
                .withFlags(1, true)
                .withParameters(DATA);
    }

    @Test
    void aWrongPasswordIsRefusedAndTheThirdEndsTheConnection() {
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            for (int attempt = 0; attempt < 3; attempt++) {
                line.send(from("QL1", "wrong"));
                assertThat(line.next())
                        .contains(DataSegment.of("1", "91", "9011", "QL1")
                                .withPassword("wrong")
                                .withParameters("QnRtn=3"));
            }
            assertThat(line.ended()).isTrue();
            assertThat(feed.count(Hj212Counter.REFUSED_PASSWORD)).isEqualTo(3);
            assertThat(feed.ingest.messages).isEmpty();
        }
    }

    @Test
    void aStationMayHaveAPasswordOfItsOwn() {
        settings.passwords = Map.of("QL2", "own");
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            line.send(from("QL2", "qilian"));
            assertThat(line.next()).map(DataSegment::parameters).contains("QnRtn=3");
            line.send(from("QL2", "own"));
            assertThat(line.next()).map(DataSegment::commandCode).contains("9014");
        }
    }

    @Test
    void aStationThatIsNotOnTheListIsRefused() {
        settings.devices = List.of("QL1");
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            line.send(from("QL9", "qilian"));
            assertThat(line.next()).map(DataSegment::parameters).contains("QnRtn=4");
            line.send(from("QL1", "qilian"));
            assertThat(line.next()).map(DataSegment::commandCode).contains("9014");
            assertThat(feed.count(Hj212Counter.REFUSED_DEVICE)).isEqualTo(1);
        }
    }

    @Test
    void oneStationTooManyIsRefused() {
        settings.stations = 1;
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            line.send(from("QL1", "qilian"));
            assertThat(line.next()).map(DataSegment::commandCode).contains("9014");
            line.send(from("QL2", "qilian"));
            assertThat(line.next()).map(DataSegment::parameters).contains("QnRtn=2");
            assertThat(feed.count(Hj212Counter.REFUSED_STATIONS)).isEqualTo(1);
        }
    }

    @Test
    void oneConnectionTooManyIsEndedAtOnce() {
        settings.connections = 1;
        try (TestFeed feed = new TestFeed(settings);
                TestLine first = new TestLine(feed);
                TestLine second = new TestLine(feed)) {
            assertThat(second.ended()).isTrue();
            first.send(from("QL1", "qilian"));
            assertThat(first.next()).isPresent();
            assertThat(feed.count(Hj212Counter.REFUSED_FULL)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "127.0.0.2", "::1"})
    void anotherAddressThanAllowedIsRefused(String allowed) {
        settings.allowFrom = List.of(allowed);
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            assertThat(line.ended()).isTrue();
            assertThat(feed.count(Hj212Counter.REFUSED_ADDRESS)).isEqualTo(1);
        }
    }

    @Test
    void anAllowedNetworkIsServed() {
        settings.allowFrom = List.of("10.0.0.0/8", "127.0.0.0/30");
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            line.send(from("QL1", "qilian"));
            assertThat(line.next()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.0.0.0/33", "10.0.0.256", "10.0.0.0/x"})
    void whatIsNoAddressIsRefusedWhenTheFeedOpens(String text) {
        settings.allowFrom = List.of(text);
        assertThatThrownBy(() -> new TestFeed(settings).close())
                .hasMessageContaining("allowFrom names something that is no address")
                .hasMessageContaining("actual: " + text);
    }

    @Test
    void aConnectionOnWhichNothingComesIsEnded() {
        settings.idleTimeout = Duration.ofMinutes(2);
        ManualClock clock = ManualClock.at("2026-12-01T00:00:00Z");
        try (TestFeed feed = new TestFeed(settings, clock);
                TestLine known = new TestLine(feed);
                TestLine unknown = new TestLine(feed)) {
            known.send(from("QL1", "qilian"));
            assertThat(known.next()).isPresent();
            await(() -> feed.count(Hj212Counter.CONNECTED) == 2);
            clock.advance(Duration.ofSeconds(61));
            assertThat(unknown.ended()).isTrue();
            known.send(upload("2", "9015", ""));
            assertThat(known.next()).isPresent();
            clock.advance(Duration.ofSeconds(121));
            assertThat(known.ended()).isTrue();
            assertThat(feed.count(Hj212Counter.CLOSED_IDLE)).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatSendsTooFastIsReadMoreSlowlyAndLosesNothing() {
        settings.packetsPerSecond = 20;
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            // Five seconds' worth may come at once; then as many as come in one read more.
            for (int packet = 0; packet < 130; packet++) {
                line.send(upload(Integer.toString(packet), "2011", DATA).withFlags(1, false));
            }
            await(() -> feed.count(Hj212Counter.SLOWED) > 0);
            await(() -> feed.count(Hj212Counter.STORED) == 130);
        }
    }

    @Test
    void aStationThatSendsMoreThanIsStoredIsHeldBack() {
        settings.packetsPerSecond = 100_000;
        try (TestFeed feed = new TestFeed(settings);
                TestLine line = new TestLine(feed)) {
            feed.ingest.behaviour = Behaviour.WAITS;
            int sent = 2000;
            Thread sender = new Thread(() -> {
                for (int packet = 0; packet < sent; packet++) {
                    line.send(upload(Integer.toString(packet), "2011", DATA).withFlags(1, false));
                }
            });
            sender.start();
            await(() -> feed.count(Hj212Counter.SLOWED) > 0);
            // 64, and what lies in the 16 KiB that were read with them.
            assertThat(feed.ingest.messages).hasSizeLessThan(64 + 16 * 1024 / 100);
            await(() -> {
                feed.ingest.storeWaiting();
                return feed.count(Hj212Counter.STORED) == sent;
            });
        }
    }

    @Test
    void tellsHowItIsDoing() {
        TestFeed feed = new TestFeed(settings);
        for (int connection = 0; connection < 2; connection++) {
            try (TestLine line = new TestLine(feed)) {
                line.send(from("QL1", "qilian"));
                assertThat(line.next()).isPresent();
            }
        }
        LinkStatus status = feed.connection.status();
        assertThat(status.state()).isEqualTo(LinkStatus.State.UP);
        assertThat(status.stations()).isEqualTo(1);
        assertThat(status.messages()).isEqualTo(2);
        assertThat(status.reconnects()).isEqualTo(1);
        assertThat(status.lastMessageAt()).isPresent();
        feed.close();
        feed.close();
        assertThat(feed.connection.status().state()).isEqualTo(LinkStatus.State.CLOSED);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("qilian-hj212-air"));
    }

    @Test
    void aPortOfAnotherProgramIsTriedAgainAndOneOfAnotherFeedRefused() throws IOException {
        Hj212Component protocol = new Hj212Component();
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
        Hj212Settings taken = Hj212Settings.of(other.getLocalPort(), "qilian");
        try (Hj212Connection connection = protocol.open("air", taken, new RecordingIngest())) {
            await(() -> connection.status().state() == LinkStatus.State.WAITING);
            assertThat(connection.status().problem().orElseThrow().message())
                    .contains("The port for stations cannot be opened", "port " + taken.port());
            assertThatThrownBy(() -> protocol.open("water", taken, new RecordingIngest()))
                    .hasMessageContaining("Another feed receives on this port")
                    .hasMessageContaining("that of air");
            other.close();
            await(() -> connection.status().state() == LinkStatus.State.UP);
            assertThat(connection.status().problem()).isEmpty();
        }
    }
}
