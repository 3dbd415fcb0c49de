package io.qilian.bundles.camel.internal;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code scene:NAME}: observations go to a scene. */
final class SceneComponent extends DefaultComponent {

    private final SceneInboxes inboxes;

    SceneComponent(SceneInboxes inboxes) {
        this.inboxes = inboxes;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SceneEndpoint endpoint = new SceneEndpoint(uri, this, remaining, inboxes);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
