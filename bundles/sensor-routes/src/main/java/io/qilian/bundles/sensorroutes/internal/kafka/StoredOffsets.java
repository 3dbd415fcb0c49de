package io.qilian.bundles.sensorroutes.internal.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records are stored, by partition: an offset may be committed once all records before it are. They may be stored in
 * any order. Thread-safe.
 */
final class StoredOffsets {

    private final Map<TopicPartition, Partition> partitions = new HashMap<>();

    /** What is known of a partition since it was assigned the last time. */
    static final class Partition {

        private final TreeSet<Long> open = new TreeSet<>();
        private long last = -1;
        private long committed = -1;

        private long committable() {
            return open.isEmpty() ? last + 1 : open.first();
        }
    }

    /** A record has been read; the partition is given back to {@link #stored}. */
    synchronized Partition read(TopicPartition name, long offset) {
        Partition partition = partitions.get(name);
        // An offset that comes once more: the partition was taken away, and has come back.
        if (partition == null || offset <= partition.last) {
            partition = new Partition();
            partitions.put(name, partition);
        }
        partition.last = offset;
        partition.open.add(offset);
        return partition;
    }

    synchronized void stored(Partition partition, long offset) {
        partition.open.remove(offset);
    }

    /** What may be committed now and was not yet; partitions that are not assigned any more are forgotten. */
    synchronized Map<TopicPartition, OffsetAndMetadata> take(Set<TopicPartition> assigned) {
        partitions.keySet().retainAll(assigned);
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        partitions.forEach((name, partition) -> {
            if (partition.committable() > Math.max(0, partition.committed)) {
                partition.committed = partition.committable();
                offsets.put(name, new OffsetAndMetadata(partition.committed));
            }
        });
        return offsets;
    }

    /** A commit has failed: it is tried again with the next. */
    synchronized void notCommitted(Set<TopicPartition> names) {
        for (TopicPartition name : names) {
            Partition partition = partitions.get(name);
            if (partition != null) {
                partition.committed = -1;
            }
        }
    }
}
