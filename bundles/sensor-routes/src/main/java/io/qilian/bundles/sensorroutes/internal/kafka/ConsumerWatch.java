package io.qilian.bundles.sensorroutes.internal.kafka;

import io.qilian.bundles.sensorroutes.internal.route.LinkEvents;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.kafka.SeekPolicy;
import org.apache.camel.component.kafka.consumer.errorhandler.KafkaConsumerListener;
import org.apache.camel.component.kafka.consumer.support.ProcessingResult;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Is called after each poll by the thread of the consumer, which alone may use it: commits what is stored, and looks whether
 * there is a connection to any broker, which the consumer itself never tells.
 */
final class ConsumerWatch extends KafkaConsumerListener {

    private static final Logger log = LoggerFactory.getLogger(ConsumerWatch.class);

    /** Polls without a connection after which brokers count as away: connections are also made anew in between. */
    private static final int POLLS_WITHOUT_CONNECTION = 10;

    private final String brokers;
    private final StoredOffsets offsets;
    private final LinkEvents link;
    private final CountDownLatch connected = new CountDownLatch(1);
    private Consumer<?, ?> consumer;
    private Metric connections;
    private int without;

    ConsumerWatch(String brokers, StoredOffsets offsets, LinkEvents link) {
        this.brokers = brokers;
        this.offsets = offsets;
        this.link = link;
    }

    /** Waits until there was a connection; tells whether there was in time. */
    boolean awaitConnected(long longestMs) throws InterruptedException {
        return connected.await(longestMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public void setConsumer(Consumer<?, ?> made) {
        consumer = made;
        connections = null;
    }

    @Override
    public void setSeekPolicy(SeekPolicy policy) {
        // Where to begin is a matter of the group's own offsets.
    }

    @Override
    public boolean afterConsume(Object ignored) {
        commit();
        look();
        return true;
    }

    @Override
    public boolean afterProcess(ProcessingResult result) {
        return true;
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> stored = offsets.take(consumer.assignment());
        if (!stored.isEmpty()) {
            consumer.commitAsync(stored, (tried, failure) -> {
                if (failure != null) {
                    log.debug("Offsets were not committed", failure);
                    offsets.notCommitted(tried.keySet());
                }
            });
        }
    }

    private void look() {
        if (connections() > 0) {
            connected.countDown();
            if (without >= POLLS_WITHOUT_CONNECTION) {
                link.recovered();
            }
            without = 0;
        } else if (connected.getCount() == 0) {
            without++;
            if (without == POLLS_WITHOUT_CONNECTION) {
                link.troubled(KafkaProblems.away(brokers));
            }
        }
    }

    private double connections() {
        if (connections == null) {
            connections = consumer.metrics().entrySet().stream()
                    .filter(metric -> metric.getKey().name().equals("connection-count"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
        }
        return ((Number) connections.metricValue()).doubleValue();
    }
}
