package io.qilian.bundles.camel.internal;

import io.qilian.bundles.feeds.api.FrameSource;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code video:FEED}: the frames of a feed. */
final class VideoComponent extends DefaultComponent {

    private final FrameSource source;

    VideoComponent(FrameSource source) {
        this.source = source;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        VideoEndpoint endpoint = new VideoEndpoint(uri, this, remaining, source);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
