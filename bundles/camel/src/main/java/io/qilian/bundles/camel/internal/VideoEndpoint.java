package io.qilian.bundles.camel.internal;

import io.qilian.bundles.feeds.api.FrameSource;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A feed, to be consumed from. Public for Camel's property binding. */
public final class VideoEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

    private final String feed;
    private final FrameSource source;
    private int inFlight = 4;

    VideoEndpoint(String uri, VideoComponent component, String feed, FrameSource source) {
        super(uri, component);
        this.feed = feed;
        this.source = source;
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
