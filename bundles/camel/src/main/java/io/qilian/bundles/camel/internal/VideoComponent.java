package io.qilian.bundles.camel.internal;

import io.qilian.bundles.feeds.api.FrameSource;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code video:FEED}: the frames of a feed. */
final class VideoComponent extends DefaultComponent {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);

    private final FrameSource source;
    private final Duration longestDrain;

    VideoComponent(FrameSource source) {
        this(source, LONGEST_DRAIN);
    }

    /** With another limit for how long the end of a run waits for the frames of the run that are under way. */
    VideoComponent(FrameSource source, Duration longestDrain) {
        this.source = source;
        this.longestDrain = longestDrain;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        VideoEndpoint endpoint = new VideoEndpoint(uri, this, remaining, source, longestDrain);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
