package io.qilian.bundles.camel.internal;

import io.qilian.bundles.feeds.api.FrameSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultEndpoint;

/** A feed, to be consumed from. Public for Camel's property binding and for JMX. */
@ManagedResource(description = "A feed on the routes")
public final class VideoEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

    private final String feed;
    private final FrameSource source;
    private final Duration longestDrain;
    private final AtomicLong dropped = new AtomicLong();
    private int inFlight = 4;

    VideoEndpoint(String uri, VideoComponent component, String feed, FrameSource source, Duration longestDrain) {
        super(uri, component);
        this.feed = feed;
        this.source = source;
        this.longestDrain = longestDrain;
    }

    /**
     * Frames that may be under way at once if every frame is to be analysed.
     *
     * @return 1 to 64; 4 unless set
     */
    public int getInFlight() {
        return inFlight;
    }

    /**
     * Sets how many frames may be under way at once.
     *
     * @param number 1 to 64
     */
    public void setInFlight(int number) {
        if (number < 1 || number > 64) {
            throw new IllegalArgumentException("inFlight: expected 1 to 64, got " + number);
        }
        inFlight = number;
    }

    /**
     * Frames that were dropped since too many were under way, or the route was being stopped; over all routes that begin
     * with this address.
     *
     * @return their number since the first of these routes was added
     */
    @ManagedAttribute(
            description = "Frames that were dropped since too many were under way, or the route was being stopped")
    public long getFramesDropped() {
        return dropped.get();
    }

    void countDropped() {
        dropped.incrementAndGet();
    }

    /** How long the end of a run waits for the frames of the run that are under way. */
    Duration longestDrain() {
        return longestDrain;
    }

    String feed() {
        return feed;
    }

    FrameSource source() {
        return source;
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        VideoConsumer consumer = new VideoConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("video: gives frames and takes none; begin a route with it");
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }
}
