package io.qilian.bundles.sensorroutes.internal.kafka;

import io.qilian.bundles.sensorroutes.api.kafka.KafkaSettings;
import io.qilian.bundles.sensorroutes.internal.route.Arrival;
import io.qilian.bundles.sensorroutes.internal.route.FeedDelivery;
import io.qilian.bundles.sensorroutes.internal.route.LinkEvents;
import io.qilian.bundles.sensorroutes.internal.route.RouteBeginning;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.KafkaConsumer;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.consumer.errorhandler.KafkaConsumerListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * One consumer of Kafka, by Camel's component. Records are handed on without waiting for each to be stored; what is stored
 * without a gap before it is committed by {@link ConsumerWatch}. Camel's own ways to commit are not used: by batches it
 * commits the position of the consumer, which may be ahead of what was handed on, and goes on after a batch that failed.
 */
final class KafkaBeginning implements RouteBeginning {

    private static final long CONNECT_MS = 10_000;
    private static final long POLL_MS = 100;
    private static final int SHUTDOWN_MS = 800;
    private static final int MAXIMUM_POLLED_RECORDS = 500;
    private static final int MAXIMUM_KEY_LENGTH = 512;

    private final KafkaSettings settings;
    private final StoredOffsets offsets = new StoredOffsets();
    private final ConsumerWatch watch;
    private final KafkaComponent component;
    private final KafkaEndpoint endpoint;

    KafkaBeginning(String feed, KafkaSettings settings, CamelContext camel, LinkEvents link) {
        this.settings = settings;
        this.watch = new ConsumerWatch(settings.brokers(), offsets, link);
        this.component = new KafkaComponent(camel);
        this.component.setPollExceptionStrategy(new LostConsumer(settings.brokers(), link));
        this.endpoint = new WatchedEndpoint("kafka:qilian-" + feed, component, watch);
        this.endpoint.setKafkaClientFactory(new DefaultKafkaClientFactory());
        this.endpoint.setConfiguration(configuration(feed));
    }

    private KafkaConfiguration configuration(String feed) {
        KafkaConfiguration configuration = new KafkaConfiguration();
        configuration.setBrokers(settings.brokers());
        configuration.setTopic(String.join(",", settings.topics()));
        configuration.setGroupId(settings.group().orElse("qilian-" + feed));
        configuration.setClientId("qilian-" + feed);
        configuration.setAutoCommitEnable(false);
        configuration.setAutoOffsetReset(settings.from().name().toLowerCase(Locale.ROOT));
        configuration.setKeyDeserializer(ByteArrayDeserializer.class.getName());
        configuration.setValueDeserializer(ByteArrayDeserializer.class.getName());
        configuration.setPollTimeoutMs(POLL_MS);
        configuration.setMaxPollRecords(MAXIMUM_POLLED_RECORDS);
        configuration.setShutdownTimeout(SHUTDOWN_MS);
        configuration.setAdditionalProperties(new HashMap<>(settings.security()));
        return configuration;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void connect() throws InterruptedException {
        if (!watch.awaitConnected(CONNECT_MS)) {
            throw new ProblemException(KafkaProblems.away(settings.brokers()));
        }
    }

    @Override
    public Processor step(FeedDelivery delivery) {
        return exchange -> {
            Message record = exchange.getMessage();
            TopicPartition name = new TopicPartition(
                    record.getHeader(KafkaConstants.TOPIC, String.class),
                    record.getHeader(KafkaConstants.PARTITION, Integer.class));
            long offset = record.getHeader(KafkaConstants.OFFSET, Long.class);
            StoredOffsets.Partition partition = offsets.read(name, offset);
            if (record.getBody() == null) {
                // The mark that a key is deleted.
                offsets.stored(partition, offset);
                return;
            }
            delivery.deliver(arrival(exchange)).whenComplete((nothing, failure) -> {
                if (failure == null) {
                    offsets.stored(partition, offset);
                }
            });
        };
    }

    @Override
    public Arrival arrival(Exchange exchange) {
        Message record = exchange.getMessage();
        Object key = record.getHeader(KafkaConstants.KEY);
        String address = key instanceof byte[] bytes && bytes.length > 0
                ? new String(bytes, 0, Math.min(bytes.length, MAXIMUM_KEY_LENGTH), StandardCharsets.UTF_8)
                : record.getHeader(KafkaConstants.TOPIC, String.class);
        return new Arrival((byte[]) record.getBody(), address);
    }

    @Override
    public void close() {
        component.stop();
    }

    /** An endpoint whose consumer is watched. */
    private static final class WatchedEndpoint extends KafkaEndpoint {

        private final ConsumerWatch watch;

        WatchedEndpoint(String uri, KafkaComponent component, ConsumerWatch watch) {
            super(uri, component);
            this.watch = watch;
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            KafkaConsumer consumer = new WatchedConsumer(this, processor, watch);
            configureConsumer(consumer);
            return consumer;
        }
    }

    /** A consumer that keeps its watch: Camel takes the listener away from consumers of routes that have none. */
    private static final class WatchedConsumer extends KafkaConsumer {

        private final ConsumerWatch watch;

        WatchedConsumer(KafkaEndpoint endpoint, Processor processor, ConsumerWatch watch) {
            super(endpoint, processor);
            this.watch = watch;
        }

        @Override
        public void setConsumerListener(KafkaConsumerListener ignored) {
            super.setConsumerListener(watch);
        }
    }
}
