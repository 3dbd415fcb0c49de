package io.qilian.bundles.sensors.internal.store;

import static io.qilian.bundles.sensors.internal.store.StoreStage.NOON;
import static io.qilian.bundles.sensors.internal.store.StoreStage.reading;
import static io.qilian.bundles.sensors.internal.store.StoredOutcome.CONFLICT;
import static io.qilian.bundles.sensors.internal.store.StoredOutcome.DUPLICATE;
import static io.qilian.bundles.sensors.internal.store.StoredOutcome.NO_ROOM;
import static io.qilian.bundles.sensors.internal.store.StoredOutcome.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That each reading is stored once, on every database that an installation may have. */
class ReadingStoreTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void storesAReadingOnce(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = new StoreStage(kind, folder);
        assertThat(store(stage, reading(35, NOON), reading(36, NOON.plusSeconds(60))))
                .containsExactly(STORED, STORED);
        assertThat(store(
                        stage,
                        reading(35, NOON),
                        reading(37, NOON.plusSeconds(60)),
                        reading(38, NOON.plusSeconds(120))))
                .containsExactly(DUPLICATE, CONFLICT, STORED);
        assertThat(stage.count("sensor_reading")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void storesAReadingOnceThatIsTwiceAmongThem(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = new StoreStage(kind, folder);
        assertThat(store(stage, reading(35, NOON), reading(35, NOON), reading(36, NOON)))
                .containsExactly(STORED, DUPLICATE, CONFLICT);
    }

    @ParameterizedTest
    @EnumSource
    void findsOldReadingsAfterARestart(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = new StoreStage(kind, folder);
        store(stage, reading(35, NOON));
        stage.restart();
        assertThat(store(
                        stage,
                        reading(34, NOON.minusSeconds(60)),
                        reading(35, NOON),
                        reading(36, NOON.plusSeconds(60))))
                .containsExactly(STORED, DUPLICATE, STORED);
        assertThat(stage.tables.series().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void keepsSeriesApart(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = new StoreStage(kind, folder);
        assertThat(store(
                        stage,
                        reading("park", "pm2.5", 35, NOON, Quality.GOOD),
                        reading("park", "pm10", 36, NOON, Quality.BAD),
                        reading("清河", "pm2.5", 37, NOON, Quality.UNCERTAIN)))
                .containsExactly(STORED, STORED, STORED);
        assertThat(stage.tables.history().latest("air", Optional.empty()))
                .containsExactlyInAnyOrder(
                        reading("park", "pm2.5", 35, NOON, Quality.GOOD),
                        reading("park", "pm10", 36, NOON, Quality.BAD),
                        reading("清河", "pm2.5", 37, NOON, Quality.UNCERTAIN));
    }

    @ParameterizedTest
    @EnumSource
    void addsNoSeriesBeyondTheBound(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = new StoreStage(kind, folder);
        SeriesTable two = new SeriesTable(stage.jdbi(), 2);
        ReadingStore store = new ReadingStore(stage.jdbi(), two);
        List<Reading> three = List.of(
                reading("a", "pm2.5", 1, NOON, Quality.GOOD),
                reading("b", "pm2.5", 1, NOON, Quality.GOOD),
                reading("c", "pm2.5", 1, NOON, Quality.GOOD));
        assertThat(store.store(three)).containsExactly(STORED, STORED, NO_ROOM);
        assertThat(store.store(three)).containsExactly(DUPLICATE, DUPLICATE, NO_ROOM);
        assertThat(two.size()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void storesNoneIfTheDatabaseRefusesOne(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = new StoreStage(kind, folder);
        store(stage, reading(1, NOON));
        // A second writer, of which this process knows nothing, makes the insert of the second reading fail.
        new ReadingStore(stage.jdbi(), new SeriesTable(stage.jdbi())).store(List.of(reading(9, NOON.plusSeconds(60))));
        Reading first = reading(2, NOON.plusSeconds(30));
        Reading second = reading(3, NOON.plusSeconds(60));
        assertThatThrownBy(() -> store(stage, first, second)).isInstanceOf(SQLException.class);
        assertThat(stage.count("sensor_reading")).isEqualTo(2);
        assertThat(store(stage, first, second)).containsExactly(STORED, CONFLICT);
    }

    /** The same measurements in any order and any batches, some of them twice, are stored once each. */
    @ParameterizedTest
    @EnumSource
    void theOrderInWhichTheyComeDoesNotMatter(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = new StoreStage(kind, folder);
        Random random = new Random(3);
        List<Instant> times = IntStream.range(0, 300)
                .mapToObj(i -> NOON.plusSeconds(random.nextInt(200)))
                .toList();
        List<StoredOutcome> outcomes = new ArrayList<>();
        for (int from = 0; from < times.size(); from += 20) {
            outcomes.addAll(stage.tables
                    .readings()
                    .store(times.subList(from, from + 20).stream()
                            .map(at -> reading((double) (at.getEpochSecond() % 1_000), at))
                            .toList()));
        }
        long distinct = times.stream().distinct().count();
        assertThat(outcomes).doesNotContain(CONFLICT, NO_ROOM);
        assertThat(outcomes.stream().filter(STORED::equals)).hasSize((int) distinct);
        assertThat(stage.count("sensor_reading")).isEqualTo(distinct);
    }

    private static List<StoredOutcome> store(StoreStage stage, Reading... readings) throws SQLException {
        return stage.tables.readings().store(List.of(readings));
    }
}
