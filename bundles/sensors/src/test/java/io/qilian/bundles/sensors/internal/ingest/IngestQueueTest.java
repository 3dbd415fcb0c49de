package io.qilian.bundles.sensors.internal.ingest;

import static io.qilian.bundles.sensors.internal.ingest.IngestQueue.Admission.CLOSED;
import static io.qilian.bundles.sensors.internal.ingest.IngestQueue.Admission.FULL;
import static io.qilian.bundles.sensors.internal.ingest.IngestQueue.Admission.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.SensorFeedSettings;
import io.qilian.bundles.sensors.internal.store.DeadLetterTable;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.settings.api.SettingsFile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much waits, and how much is stored at once. */
class IngestQueueTest {

    private static final IngestedFeed FEED = IngestedFeed.of(
            "river",
            SettingsFile.of("river.yaml", "protocol: scripted\nquantities: {W: {quantity: level, unit: m}}\n")
                    .as(SensorFeedSettings.class));

    private final IngestQueue queue = new IngestQueue(3, 10);

    private static PendingMessage pending(int measurements) {
        return new PendingMessage(
                FEED, IngestStage.message(0, new double[measurements]), false, new CompletableFuture<>());
    }

    private static DeadLetterTable.Draft letter() {
        Problem reason = Problem.of("hj212.crc", ProblemKind.INPUT, "The checksum is wrong", "", "Look at the line");
        return new DeadLetterTable.Draft("river", "", IngestStage.NOON, "", reason, Optional.empty());
    }

    private IngestQueue.Batch take() {
        return queue.take(Duration.ZERO);
    }

    @Test
    void isBoundedByMessages() {
        assertThat(IntStream.range(0, 4).mapToObj(i -> queue.offer(pending(1))))
                .containsExactly(TAKEN, TAKEN, TAKEN, FULL);
        assertThat(take().messages()).hasSize(3);
        assertThat(queue.offer(pending(1))).isEqualTo(TAKEN);
    }

    @Test
    void isBoundedByMeasurements() {
        assertThat(queue.offer(pending(6))).isEqualTo(TAKEN);
        assertThat(queue.offer(pending(5))).isEqualTo(FULL);
        assertThat(queue.offer(pending(4))).isEqualTo(TAKEN);
        assertThat(queue.measurements()).isEqualTo(10);
    }

    @Test
    void aMessageThatIsLargerThanTheBoundFindsRoomWhereNothingElseWaits() {
        assertThat(queue.offer(pending(11))).isEqualTo(TAKEN);
        assertThat(queue.offer(pending(1))).isEqualTo(FULL);
        assertThat(take().messages()).hasSize(1);
        assertThat(queue.measurements()).isZero();
    }

    @Test
    void storesABoundedNumberOfMeasurementsAtOnce() {
        IngestQueue large = new IngestQueue(100, 1_000_000);
        IntStream.range(0, 5)
                .forEach(i -> assertThat(large.offer(pending(8_000))).isEqualTo(TAKEN));
        assertThat(IntStream.range(0, 4)
                        .map(i -> large.take(Duration.ZERO).messages().size()))
                .containsExactly(2, 2, 1, 0);
    }

    @Test
    void keepsABoundedNumberOfDeadLetters() {
        assertThat(IntStream.range(0, IngestQueue.MOST_LETTERS).allMatch(i -> queue.offerLetter(letter())))
                .isTrue();
        assertThat(queue.offerLetter(letter())).isFalse();
        assertThat(take().letters()).hasSize(IngestQueue.MOST_LETTERS);
        assertThat(queue.offerLetter(letter())).isTrue();
    }

    @Test
    void isDrainedOnceItIsClosedAndEmpty() {
        queue.offer(pending(1));
        queue.close();
        assertThat(queue.offer(pending(1))).isEqualTo(CLOSED);
        assertThat(queue.offerLetter(letter())).isFalse();
        assertThat(queue.drained()).isFalse();
        assertThat(take().messages()).hasSize(1);
        assertThat(queue.drained()).isTrue();
    }

    @Test
    void givesBackWhatWasNotStored() {
        queue.offer(pending(2));
        queue.offer(pending(3));
        assertThat(queue.abandon()).hasSize(2);
        assertThat(queue.messages()).isZero();
        assertThat(queue.measurements()).isZero();
    }
}
