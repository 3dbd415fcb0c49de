package io.qilian.bundles.sensors.internal.store;

import static io.qilian.bundles.sensors.internal.store.StoreStage.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.internal.store.DeadLetterTable.Draft;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of messages and measurements that could not be taken, whatever they hold. */
class DeadLetterTableTest {

    private static final Problem RANGE =
            Problem.of("sensor.range", ProblemKind.INPUT, "The value cannot be", "feed air", "Look at the station");

    @TempDir
    private Path folder;

    private static Draft draft(String feed, String original, Optional<Measurement> measurement) {
        return new Draft(feed, "A1", NOON, original, RANGE, measurement);
    }

    private static Draft draft(String original) {
        return draft("air", original, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void keepsAMeasurementAsItWasSent(StoreStage.Kind kind) {
        DeadLetterTable letters = new StoreStage(kind, folder).tables.letters();
        Measurement measurement =
                new Measurement("rtd.a34004", 1e300, "mg/m3", NOON.minusSeconds(60), Quality.UNCERTAIN);
        letters.add(List.of(draft("air", "##0123 清河", Optional.of(measurement))));
        DeadLetter letter =
                letters.list(Optional.empty(), Long.MAX_VALUE, 10, true).get(0);
        assertThat(letter.measurement()).contains(measurement);
        assertThat(letter.original()).isEqualTo("##0123 清河");
        assertThat(letter.code()).isEqualTo("sensor.range");
        assertThat(letter.reason()).isEqualTo(RANGE.message());
        assertThat(letter.receivedAt()).isEqualTo(NOON);
        assertThat(letters.find(letter.id())).contains(letter);
        assertThat(letters.find(letter.id() + 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void cutsWhatIsTooLongAndKeepsNothingThatADatabaseDoesNotTake(StoreStage.Kind kind) {
        DeadLetterTable letters = new StoreStage(kind, folder).tables.letters();
        String long16383 = "x".repeat(16_383);
        Measurement endless = new Measurement("\u0000c", Double.NaN, "u".repeat(99), Instant.MAX, Quality.GOOD);
        Measurement early = new Measurement("c", Double.NEGATIVE_INFINITY, "", Instant.MIN, Quality.BAD);
        letters.add(List.of(
                draft(long16383 + "\uD83D\uDE97"),
                new Draft("air", "\u0000" + "s".repeat(200), NOON, "a\u0000b", RANGE, Optional.of(endless)),
                draft("air", "", Optional.of(early))));
        List<DeadLetter> found = letters.list(Optional.empty(), Long.MAX_VALUE, 10, true);
        assertThat(found.get(2).original()).isEqualTo(long16383);
        assertThat(found.get(1).station()).hasSize(128).startsWith("\uFFFDs");
        assertThat(found.get(1).original()).isEqualTo("a\uFFFDb");
        assertThat(found.get(1).measurement().orElseThrow().code()).isEqualTo("\uFFFDc");
        assertThat(found.get(1).measurement().orElseThrow().measuredAt())
                .isEqualTo(Instant.ofEpochMilli(Long.MAX_VALUE));
        assertThat(found.get(0).measurement().orElseThrow().value()).isNegative();
    }

    @ParameterizedTest
    @EnumSource
    void listsTheLatestFirstByFeedAndWhetherTheyAreReplayed(StoreStage.Kind kind) {
        DeadLetterTable letters = new StoreStage(kind, folder).tables.letters();
        letters.add(List.of(draft("1"), draft("water", "2", Optional.empty()), draft("3"), draft("4")));
        List<DeadLetter> all = letters.list(Optional.empty(), Long.MAX_VALUE, 3, false);
        assertThat(all).extracting(DeadLetter::original).containsExactly("4", "3", "2");
        letters.replayed(all.get(1).id(), NOON.plusSeconds(5));
        assertThat(letters.list(Optional.of("air"), Long.MAX_VALUE, 10, true))
                .extracting(DeadLetter::original)
                .containsExactly("4", "1");
        assertThat(letters.list(Optional.of("air"), all.get(1).id(), 10, false))
                .extracting(DeadLetter::original)
                .containsExactly("1");
        assertThat(letters.find(all.get(1).id()).orElseThrow().replayedAt()).contains(NOON.plusSeconds(5));
    }

    @ParameterizedTest
    @EnumSource
    void letsTheOldestGoBeyondTheBound(StoreStage.Kind kind) {
        DeadLetterTable letters = new StoreStage(kind, folder).tables.letters();
        letters.trim(3);
        letters.add(IntStream.range(0, 5).mapToObj(i -> draft("" + i)).toList());
        letters.trim(5);
        assertThat(letters.forgotten()).isZero();
        letters.trim(3);
        assertThat(letters.list(Optional.empty(), Long.MAX_VALUE, 10, true))
                .extracting(DeadLetter::original)
                .containsExactly("4", "3", "2");
        assertThat(letters.forgotten()).isEqualTo(2);
        assertThat(letters.size()).isEqualTo(3);
    }
}
