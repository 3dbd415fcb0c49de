package io.qilian.bundles.sensors.internal.ingest;

import static io.qilian.bundles.sensors.internal.ingest.IngestStage.message;
import static io.qilian.bundles.sensors.internal.ingest.IngestStage.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sensors.internal.store.ReadingStore;
import io.qilian.bundles.sensors.internal.store.SeriesTable;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a station may count on: what was acknowledged is stored, and what was not may be sent again. */
@Timeout(60)
class ReadingIngestTest {

    @TempDir
    private Path folder;

    private IngestStage stage;

    @BeforeEach
    void open() {
        stage = new IngestStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void completesAMessageOnceItIsInTheDatabaseAndNotBefore() {
        receipt(stage.send(0, 1));
        CompletableFuture<IngestReceipt> held = stage.database.whileShut(() -> {
            CompletableFuture<IngestReceipt> sent = stage.send(10, 2, 3);
            assertThat(sent).isNotDone();
            return sent;
        });
        assertThat(receipt(held)).isEqualTo(new IngestReceipt(2, 0, 0, 0));
        assertThat(stage.stored()).isEqualTo(3);
    }

    @Test
    void storesWhatWaitsInOneTransaction() {
        receipt(stage.send(0, 1));
        int before = stage.database.commits.get();
        List<CompletableFuture<IngestReceipt>> held = stage.database.whileShut(() ->
                IntStream.range(0, 500).mapToObj(i -> stage.send(10 + i, i)).toList());
        held.forEach(IngestStage::receipt);
        // One for what had been taken before the door was shut, one for all that came then.
        assertThat(stage.database.commits.get() - before).isBetween(1, 2);
        assertThat(stage.stored()).isEqualTo(501);
    }

    @Test
    void aDatabaseThatIsAwayIsToldToTheStationAndLosesNothing() {
        receipt(stage.send(0, 1));
        stage.database.away = true;
        assertThatThrownBy(() -> stage.send(10, 2).get(30, TimeUnit.SECONDS)).hasMessageContaining("sensor.store");
        stage.database.away = false;
        assertThat(receipt(stage.send(10, 2))).isEqualTo(new IngestReceipt(1, 0, 0, 0));
        assertThat(stage.counters().stored()).isEqualTo(2);
        assertThat(stage.counters().messages()).isEqualTo(2);
    }

    @Test
    void aDatabaseThatComesLaterIsWaitedFor(@TempDir Path other) {
        stage.close();
        stage = new IngestStage(other);
        stage.database.away = true;
        assertThatThrownBy(() -> stage.send(0, 1).get(30, TimeUnit.SECONDS)).hasMessageContaining("store.migration");
        stage.database.away = false;
        assertThat(receipt(stage.send(0, 1)).stored()).isEqualTo(1);
    }

    @Test
    void anErrorFailsWhatItMetAndEndsNothing() {
        stage.database.defect = new NoClassDefFoundError("missing");
        assertThatThrownBy(() -> stage.send(0, 1).get(30, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(NoClassDefFoundError.class);
        stage.database.defect = null;
        assertThat(receipt(stage.send(0, 1)).stored()).isEqualTo(1);
    }

    @Test
    void whatTheDatabaseRefusesKeepsNothingElseFromBeingStored() throws Exception {
        receipt(stage.send(0, 1));
        // Another process has written what this one takes for new.
        ReadingStore writer = new ReadingStore(
                stage.tables().database(), new SeriesTable(stage.tables().database()));
        writer.store(List.of(new Reading(
                "river",
                "gauge",
                "level",
                99,
                "m",
                message(10, 1).measurements().get(0).measuredAt(),
                IngestStage.NOON,
                Quality.GOOD,
                Optional.empty(),
                "")));
        List<CompletableFuture<IngestReceipt>> sent =
                stage.database.whileShut(() -> List.of(stage.send(10, 2), stage.send(20, 3)));
        assertThat(receipt(sent.get(1)).stored()).isEqualTo(1);
        assertThat(receipt(sent.get(0)).refused()).isEqualTo(1);
        assertThat(stage.counters().refusals()).containsOnlyKeys("sensor.conflict");
    }

    @Test
    void tellsWhatBecameOfEachMeasurement() {
        receipt(stage.send(0, 1, 2));
        StationMessage mixed = message(0, 1, 3, 200_000, 4);
        assertThat(receipt(stage.ingest.accept(mixed).toCompletableFuture())).isEqualTo(new IngestReceipt(1, 1, 2, 0));
        assertThat(stage.counters().refusals())
                .containsEntry("sensor.conflict", 1L)
                .containsEntry("sensor.range", 1L);
        assertThat(stage.tables().letters().list(Optional.empty(), Long.MAX_VALUE, 10, true))
                .extracting(DeadLetter::code)
                .containsExactlyInAnyOrder("sensor.conflict", "sensor.range");
    }

    @Test
    void keepsWhatCouldNotBeDecodedWithItsReason() {
        Problem reason = Problem.of("hj212.crc", ProblemKind.INPUT, "The checksum is wrong", "", "Look at the line");
        stage.ingest.refuse("river", "gauge", IngestStage.NOON, "##0123", reason);
        receipt(stage.send(0, 1));
        List<DeadLetter> letters = stage.tables().letters().list(Optional.of("river"), Long.MAX_VALUE, 10, true);
        assertThat(letters).extracting(DeadLetter::original).containsExactly("##0123");
        assertThat(stage.counters().refusals()).containsEntry("hj212.crc", 1L);
        assertThat(stage.ingest.lettersLost()).isZero();
    }

    @Test
    void handsReadingsOnOnceEachInOrder() {
        stage.reopen("1h");
        receipt(stage.send(5, 5));
        receipt(stage.send(1, 1, 2));
        receipt(stage.send(5, 5));
        assertThat(stage.delivered).isEmpty();
        stage.ingest.close();
        assertThat(stage.delivered).containsExactly(1.0, 2.0, 5.0);
    }

    @Test
    void whatAFeedHoldsBackIsHandedOnWhenItGoesByAnotherFile() {
        stage.reopen("1h");
        receipt(stage.send(5, 5));
        stage.reopen("0s");
        receipt(stage.send(9, 9));
        receipt(stage.send(10, 10));
        stage.ingest.close();
        assertThat(stage.delivered).containsExactlyInAnyOrder(5.0, 9.0, 10.0);
    }

    @Test
    void aConsumerThatFailsKeepsNothingFromBeingStored() {
        stage.consumerFails = true;
        receipt(stage.send(0, 1));
        receipt(stage.send(1, 2));
        assertThat(stage.stored()).isEqualTo(2);
    }

    @Test
    void closingStoresWhatWaitsAndTakesNothingMore() {
        receipt(stage.send(0, 1));
        List<CompletableFuture<IngestReceipt>> waiting = stage.database.whileShut(() ->
                IntStream.range(0, 50).mapToObj(i -> stage.send(10 + i, i)).toList());
        stage.ingest.close();
        assertThat(waiting).allMatch(one -> one.isDone() && !one.isCompletedExceptionally());
        assertThat(stage.stored()).isEqualTo(51);
        assertThatThrownBy(() -> stage.send(99, 1).get(30, TimeUnit.SECONDS)).hasMessageContaining("sensor.stopping");
    }

    @Test
    void refusesWhatComesForAFeedThatIsNotThere() {
        StationMessage lost = new StationMessage("lake", "gauge", IngestStage.NOON, "", List.of(), Optional.empty());
        assertThatThrownBy(() -> stage.ingest.accept(lost).toCompletableFuture().get(30, TimeUnit.SECONDS))
                .hasMessageContaining("sensor.feed-unknown");
    }
}
