package io.qilian.bundles.sensorroutes.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StoredOffsetsTest {

    private static final TopicPartition A = new TopicPartition("t", 0);
    private static final TopicPartition B = new TopicPartition("t", 1);

    private final StoredOffsets offsets = new StoredOffsets();

    private Map<TopicPartition, OffsetAndMetadata> take() {
        return offsets.take(Set.of(A, B));
    }

    @Test
    void commitsUpToTheFirstThatIsNotStored() {
        StoredOffsets.Partition partition = offsets.read(A, 5);
        offsets.read(A, 6);
        offsets.read(A, 9);
        assertThat(take()).containsExactly(Map.entry(A, new OffsetAndMetadata(5)));
        offsets.stored(partition, 6);
        assertThat(take()).isEmpty();
        offsets.stored(partition, 5);
        assertThat(take()).containsExactly(Map.entry(A, new OffsetAndMetadata(9)));
        offsets.stored(partition, 9);
        assertThat(take()).containsExactly(Map.entry(A, new OffsetAndMetadata(10)));
        assertThat(take()).isEmpty();
    }

    @Test
    void forgetsPartitionsThatWereTakenAway() {
        StoredOffsets.Partition partition = offsets.read(A, 5);
        assertThat(offsets.take(Set.of(B))).isEmpty();
        offsets.stored(partition, 5);
        assertThat(take()).isEmpty();
    }

    @Test
    void beginsAnewWithAPartitionThatComesBack() {
        StoredOffsets.Partition before = offsets.read(A, 5);
        offsets.read(A, 6);
        StoredOffsets.Partition after = offsets.read(A, 5);
        offsets.stored(before, 6);
        offsets.stored(before, 5);
        assertThat(take()).containsExactly(Map.entry(A, new OffsetAndMetadata(5)));
        offsets.stored(after, 5);
        assertThat(take()).containsExactly(Map.entry(A, new OffsetAndMetadata(6)));
    }

    @Test
    void commitsAgainWhatWasNotCommitted() {
        StoredOffsets.Partition partition = offsets.read(A, 0);
        offsets.stored(partition, 0);
        assertThat(take()).hasSize(1);
        offsets.notCommitted(Set.of(A, B));
        assertThat(take()).containsExactly(Map.entry(A, new OffsetAndMetadata(1)));
    }
}
