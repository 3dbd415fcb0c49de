package io.qilian.bundles.sensors.internal.store;

import static io.qilian.bundles.sensors.internal.store.StoreStage.NOON;
import static io.qilian.bundles.sensors.internal.store.StoreStage.bad;
import static io.qilian.bundles.sensors.internal.store.StoreStage.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.HistoryInterval;
import io.qilian.bundles.sensors.api.HistoryQuery;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of readings later: one by one, by intervals, and as hours once they are old. */
class ReadingHistoryTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAYS_90 = Duration.ofDays(90);
    private static final Duration YEARS_10 = Duration.ofDays(3_650);

    /** The readings that {@code hourOf} tells of: 10, 20 and 60 are good, 900 is bad. */
    private static final List<Reading> READINGS = List.of(
            reading(10, NOON),
            bad(900, NOON.plusSeconds(600)),
            reading(20, NOON.plusSeconds(1_200)),
            reading(60, NOON.plusSeconds(3_599)),
            bad(7, NOON.plusSeconds(3_600)),
            reading(5, NOON.plusSeconds(10_800)));

    @TempDir
    private Path folder;

    private static HistoryQuery query(Instant from, Instant to, int limit) {
        return new HistoryQuery(Optional.empty(), Optional.empty(), from, to, limit);
    }

    private static HistoryQuery all() {
        return query(NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)), 100);
    }

    private static HistoryInterval interval(
            Instant begin, int readings, int bad, OptionalDouble mean, OptionalDouble least, OptionalDouble most) {
        return new HistoryInterval("park", "pm2.5", "ug/m3", begin, readings, bad, mean, least, most);
    }

    private static List<HistoryInterval> hours() {
        return List.of(
                interval(NOON, 4, 1, OptionalDouble.of(30), OptionalDouble.of(10), OptionalDouble.of(60)),
                interval(
                        NOON.plusSeconds(3_600),
                        1,
                        1,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                interval(
                        NOON.plusSeconds(10_800),
                        1,
                        0,
                        OptionalDouble.of(5),
                        OptionalDouble.of(5),
                        OptionalDouble.of(5)));
    }

    private StoreStage stage(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = new StoreStage(kind, folder);
        stage.tables.readings().store(READINGS);
        return stage;
    }

    @ParameterizedTest
    @EnumSource
    void givesReadingsOneByOneInOrderTheLatestIfThereAreMore(StoreStage.Kind kind) throws SQLException {
        ReadingHistory history = stage(kind).tables.history();
        assertThat(history.readings("air", all())).isEqualTo(READINGS);
        assertThat(history.readings("air", query(NOON, NOON.plusSeconds(3_599), 2)))
                .isEqualTo(READINGS.subList(1, 3));
        assertThat(history.readings("water", all())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesTheLatestOfEachSeries(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = stage(kind);
        Reading other = reading("yard", "pm10", 1, NOON, Quality.GOOD);
        stage.tables.readings().store(List.of(other));
        assertThat(stage.tables.history().latest("air", Optional.empty())).containsExactly(READINGS.get(5), other);
        assertThat(stage.tables.history().latest("air", Optional.of("yard"))).containsExactly(other);
        stage.restart();
        assertThat(stage.tables.history().latest("air", Optional.of("park"))).containsExactly(READINGS.get(5));
    }

    @ParameterizedTest
    @EnumSource
    void sumsIntervalsUpWithoutBadReadingsAndLeavesEmptyOnesOut(StoreStage.Kind kind) throws SQLException {
        ReadingHistory history = stage(kind).tables.history();
        assertThat(history.intervals("air", all(), HOUR)).isEqualTo(hours());
        assertThat(history.intervals("air", query(NOON, NOON.plusSeconds(99_999), 1), HOUR))
                .isEqualTo(hours().subList(2, 3));
        assertThat(history.intervals("air", all(), Duration.ofMinutes(20)))
                .extracting(HistoryInterval::readings)
                .containsExactly(2, 1, 1, 1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void hoursTellTheSameOnceReadingsAreOld(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = stage(kind);
        assertThat(stage.archive(DAYS_90, YEARS_10)
                        .run(stage.tables.series().numbers(), NOON.plus(Duration.ofDays(92))))
                .isEqualTo(6);
        assertThat(stage.count("sensor_reading")).isZero();
        assertThat(stage.tables.history().intervals("air", all(), HOUR)).isEqualTo(hours());
        assertThat(stage.tables.history().intervals("air", all(), Duration.ofHours(12)))
                .containsExactly(
                        interval(NOON, 6, 2, OptionalDouble.of(23.75), OptionalDouble.of(5), OptionalDouble.of(60)));
        assertThat(stage.tables.history().readings("air", all())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leavesReadingsOfWhichMoreMayCome(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = stage(kind);
        ReadingArchive archive = stage.archive(DAYS_90, YEARS_10);
        // A day after readings stop being taken, by full hours.
        Instant due = NOON.plus(Duration.ofDays(91)).plus(HOUR);
        assertThat(archive.run(stage.tables.series().numbers(), due.minusSeconds(1)))
                .isZero();
        assertThat(archive.run(stage.tables.series().numbers(), due)).isEqualTo(4);
        assertThat(archive.run(stage.tables.series().numbers(), due)).isZero();
        assertThat(stage.tables.history().intervals("air", all(), HOUR)).isEqualTo(hours());
    }

    @ParameterizedTest
    @EnumSource
    void anHourGrowsIfTheClockWasSetBackAndReadingsCameOnceMore(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = stage(kind);
        ReadingArchive archive = stage.archive(DAYS_90, YEARS_10);
        Instant later = NOON.plus(Duration.ofDays(92));
        archive.run(stage.tables.series().numbers(), later);
        stage.restart();
        stage.tables
                .readings()
                .store(List.of(
                        reading(110, NOON.plusSeconds(60)),
                        reading(8, NOON.plusSeconds(3_700)),
                        bad(1, NOON.plusSeconds(10_801)),
                        reading(2, NOON.plusSeconds(7_200))));
        assertThat(stage.archive(DAYS_90, YEARS_10).run(stage.tables.series().numbers(), later))
                .isEqualTo(4);
        assertThat(stage.tables.history().intervals("air", all(), HOUR))
                .containsExactly(
                        interval(NOON, 5, 1, OptionalDouble.of(50), OptionalDouble.of(10), OptionalDouble.of(110)),
                        interval(
                                NOON.plusSeconds(3_600),
                                2,
                                1,
                                OptionalDouble.of(8),
                                OptionalDouble.of(8),
                                OptionalDouble.of(8)),
                        interval(
                                NOON.plusSeconds(7_200),
                                1,
                                0,
                                OptionalDouble.of(2),
                                OptionalDouble.of(2),
                                OptionalDouble.of(2)),
                        interval(
                                NOON.plusSeconds(10_800),
                                2,
                                1,
                                OptionalDouble.of(5),
                                OptionalDouble.of(5),
                                OptionalDouble.of(5)));
    }

    @ParameterizedTest
    @EnumSource
    void hoursGoWhenTheyAreOldThemselves(StoreStage.Kind kind) throws SQLException {
        StoreStage stage = stage(kind);
        ReadingArchive archive = stage.archive(DAYS_90, DAYS_90.plusDays(10));
        archive.run(stage.tables.series().numbers(), NOON.plus(Duration.ofDays(92)));
        archive.run(
                stage.tables.series().numbers(), NOON.plus(Duration.ofDays(100)).plusSeconds(3_601));
        assertThat(stage.tables.history().intervals("air", all(), HOUR)).isEqualTo(hours().subList(2, 3));
    }
}
