package io.qilian.bundles.sensors.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.HistoryQuery;
import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.ReadingSource.ReadingSubscription;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.api.SensorFeedStatus.StationStatus;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sensors.internal.ingest.ReadingIngest;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds come and go with their files and with the bundles of their protocols; what they receive can be asked for. */
class FolderSensorFeedsTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private static final String AIR =
            """
            protocol: scripted
            connection:
              port: 7001
            quantities:
              PM25: {quantity: pm2.5, unit: ug/m3, from: mg/m3, minimum: 0, maximum: 1000}
            stations:
              A1: {name: park, latitude: 30.1, longitude: 120.2}
              A2: {}
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private final ManualClock clock = new ManualClock(NOON);
    private final ScriptedProtocol protocol = new ScriptedProtocol("scripted");
    private final SensorRegister register = new SensorRegister();
    private JdbcConnectionPool pool;
    private ReadingIngest ingest;
    private FolderSensorFeeds feeds;
    private StoredDeadLetters letters;

    @BeforeEach
    void start() {
        pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + data.resolve("store") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        SensorDatabase database = new SensorDatabase(
                () -> new MigratingStore(pool).open("sensors", FolderSensorFeeds.class.getClassLoader()),
                System::nanoTime);
        ingest = new ReadingIngest(register, database, clock);
        feeds = new FolderSensorFeeds(new SensorFolder(folder), register, ingest, database, Duration.ofDays(90), clock);
        letters = new StoredDeadLetters(database, ingest, clock);
        feeds.add(protocol);
    }

    @AfterEach
    void stop() {
        feeds.close();
        ingest.close();
        pool.dispose();
    }

    private void write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name + ".yaml"), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        feeds.rescan();
    }

    private static StationMessage message(String station, double value) {
        return new StationMessage(
                "air",
                station,
                NOON,
                station + "=" + value,
                List.of(new Measurement("PM25", value, "", NOON, Quality.GOOD)),
                Optional.empty());
    }

    private IngestReceipt send(String station, double value) throws Exception {
        return protocol.ingest
                .accept(message(station, value))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void aFileOpensAFeed() {
        write("air", AIR);
        assertThat(protocol.open).containsExactly("air:7001");
        SensorFeedStatus status = feeds.feed("air");
        assertThat(status.protocol()).isEqualTo("scripted");
        assertThat(status.link()).map(LinkStatus::state).contains(LinkStatus.State.UP);
        assertThat(status.problem()).isEmpty();
        assertThat(feeds.feeds()).extracting(SensorFeedStatus::name).containsExactly("air");
    }

    @Test
    void aChangedFileOpensItAnewAndARemovedOneClosesIt() throws IOException {
        write("air", AIR);
        feeds.rescan();
        assertThat(protocol.opened).hasValue(1);
        write("air", AIR.replace("7001", "7002"));
        assertThat(protocol.open).containsExactly("air:7002");
        Files.delete(folder.resolve("air.yaml"));
        feeds.rescan();
        assertThat(protocol.open).isEmpty();
        assertThatThrownBy(() -> feeds.feed("air")).hasMessageContaining("no such sensor feed");
    }

    @Test
    void aFileThatCannotBeUsedIsShownWithTheReason() {
        write("air", AIR.replace("ug/m3", "parsec"));
        assertThat(feeds.feed("air").problem().orElseThrow().message())
                .contains("A unit cannot be converted", "etc/sensors/air.yaml quantities.PM25");
        write("air", AIR.replace("minimum", "minimun"));
        assertThat(feeds.feed("air").problem().orElseThrow().message()).contains("minimun", "minimum");
        write("air", AIR.replace("port", "prot"));
        assertThat(feeds.feed("air").problem().orElseThrow().message()).contains("prot", "port");
        assertThat(protocol.open).isEmpty();
        write("air", AIR);
        assertThat(feeds.feed("air").problem()).isEmpty();
        assertThat(protocol.open).containsExactly("air:7001");
    }

    @Test
    void aFeedWaitsForTheBundleOfItsProtocol() {
        feeds.remove(protocol);
        write("air", AIR);
        assertThat(feeds.feed("air").problem().orElseThrow().code()).isEqualTo("sensor.protocol-unknown");
        feeds.add(protocol);
        assertThat(protocol.open).containsExactly("air:7001");
        feeds.remove(protocol);
        assertThat(protocol.open).isEmpty();
        assertThat(feeds.feed("air").link()).isEmpty();
    }

    @Test
    void aProtocolThatRefusesIsAskedAgain() {
        protocol.refusing = true;
        write("air", AIR);
        assertThat(feeds.feed("air").problem().orElseThrow().code()).isEqualTo("scripted.taken");
        protocol.refusing = false;
        feeds.rescan();
        assertThat(feeds.feed("air").problem()).isEmpty();
        assertThat(protocol.open).containsExactly("air:7001");
    }

    @Test
    void readingsAreStoredConvertedAndFollowed() throws Exception {
        List<Reading> followed = new CopyOnWriteArrayList<>();
        ReadingSubscription subscription = register.subscribe("air", followed::add);
        write("air", AIR);
        assertThat(send("A1", 0.0355)).isEqualTo(new IngestReceipt(1, 0, 0, 0));
        assertThat(send("A1", 0.0355)).isEqualTo(new IngestReceipt(0, 1, 0, 0));
        Reading latest = feeds.latest("air", Optional.of("park")).get(0);
        assertThat(latest.value()).isEqualTo(35.5);
        assertThat(latest.unit()).isEqualTo("ug/m3");
        assertThat(latest.location().orElseThrow().latitude()).isEqualTo(30.1);
        HistoryQuery day = new HistoryQuery(
                Optional.empty(), Optional.of("pm2.5"), NOON.minusSeconds(60), NOON.plusSeconds(60), 10);
        assertThat(feeds.history("air", day)).hasSize(1);
        assertThat(feeds.intervals("air", day, Duration.ofMinutes(1)).get(0).readings())
                .isEqualTo(1);
        // The ingest hands readings on after their stage is complete; closing waits for it.
        ingest.close();
        assertThat(followed).extracting(Reading::value).containsExactly(35.5);
        subscription.close();
    }

    @Test
    void tellsWhichStationsAreSilent() throws Exception {
        write("air", AIR);
        clock.advance(Duration.ofHours(3));
        protocol.ingest
                .accept(new StationMessage("air", "A1", clock.instant(), "", List.of(), Optional.empty()))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(feeds.feed("air").stations())
                .containsExactly(
                        new StationStatus("A1", Optional.of(clock.instant()), false),
                        new StationStatus("A2", Optional.empty(), true));
    }

    @Test
    void aRefusedMeasurementIsReplayedOnceTheFileIsCorrected() throws Exception {
        write("air", AIR);
        assertThat(send("A1", 7.5)).isEqualTo(new IngestReceipt(0, 0, 1, 0));
        assertThat(feeds.feed("air").refused()).containsOnly(Map.entry("sensor.range", 1L));
        DeadLetter letter = letters.letters(Optional.of("air"), true, 10).get(0);
        assertThat(letter.code()).isEqualTo("sensor.range");
        assertThat(letter.original()).isEqualTo("A1=7.5");
        assertThatThrownBy(() -> letters.replay(letter.id()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("The value cannot be");
        assertThat(letters.letters(Optional.empty(), true, 10)).hasSize(1);
        write("air", AIR.replace("maximum: 1000", "maximum: 10000"));
        assertThat(letters.replay(letter.id()).replayedAt()).contains(NOON);
        assertThat(feeds.latest("air", Optional.empty()).get(0).value()).isEqualTo(7500);
        assertThat(letters.letters(Optional.empty(), true, 10)).isEmpty();
        assertThat(letters.letters(Optional.empty(), false, 10)).hasSize(1);
    }

    @Test
    void aMessageThatCouldNotBeDecodedIsShownAndCannotBeReplayed() throws Exception {
        write("air", AIR);
        protocol.ingest.refuse("air", "A1", NOON, "##broken", ScriptedProtocol.refusal());
        send("A1", 0.1);
        DeadLetter letter = letters.letters(Optional.empty(), true, 10).get(0);
        assertThat(letter.original()).isEqualTo("##broken");
        assertThatThrownBy(() -> letters.replay(letter.id())).hasMessageContaining("could not be decoded");
        assertThatThrownBy(() -> letters.letter(99)).hasMessageContaining("no such dead letter");
    }
}
