package io.qilian.bundles.camel.internal;

import io.qilian.bundles.sensors.api.ReadingSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultEndpoint;

/** A sensor feed, to be consumed from. Public for Camel's property binding and for JMX. */
@ManagedResource(description = "A sensor feed on the routes")
public final class SensorEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

    private final SensorComponent component;
    private final String feed;
    private final ReadingSource source;
    private final AtomicLong dropped = new AtomicLong();

    SensorEndpoint(String uri, SensorComponent component, String feed, ReadingSource source) {
        super(uri, component);
        this.component = component;
        this.feed = feed;
        this.source = source;
    }

    /**
     * Readings that were dropped since too many waited; over all routes that begin with this address.
     *
     * @return their number since the first of these routes was added
     */
    @ManagedAttribute(description = "Readings that were dropped since too many waited")
    public long getReadingsDropped() {
        return dropped.get();
    }

    void countDropped() {
        dropped.incrementAndGet();
    }

    String feed() {
        return feed;
    }

    ReadingSource source() {
        return source;
    }

    Executor threads() {
        return component.threads();
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        SensorConsumer consumer = new SensorConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("sensor: gives readings and takes none; begin a route with it");
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }
}
