package io.qilian.bundles.sensorroutes.internal.kafka;

import io.qilian.bundles.sensorroutes.internal.route.LinkEvents;
import org.apache.camel.component.kafka.PollExceptionStrategy;
import org.apache.kafka.common.errors.RetriableException;

/** A consumer that fails is given up, and made anew by the keeper of the route after a wait. Thread-safe. */
final class LostConsumer implements PollExceptionStrategy {

    private final String brokers;
    private final LinkEvents link;
    private volatile boolean lost;

    LostConsumer(String brokers, LinkEvents link) {
        this.brokers = brokers;
        this.link = link;
    }

    @Override
    public boolean canContinue() {
        return !lost;
    }

    @Override
    public void handle(long partitionLastOffset, Exception exception) {
        if (!(exception instanceof RetriableException)) {
            lost = true;
            link.lost(KafkaProblems.failed(brokers, exception));
        }
    }
}
