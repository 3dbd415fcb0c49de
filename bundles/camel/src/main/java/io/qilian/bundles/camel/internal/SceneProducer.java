package io.qilian.bundles.camel.internal;

import io.qilian.bundles.camel.api.QilianHeaders;
import io.qilian.bundles.camel.api.RunMark;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Puts observations and readings into a scene's inbox; the exchange is done when the scene has handled them. */
final class SceneProducer extends DefaultAsyncProducer {

    private final SceneEndpoint endpoint;
    private final String scene;
    private final SceneInboxes inboxes;

    SceneProducer(SceneEndpoint endpoint, String scene, SceneInboxes inboxes) {
        super(endpoint);
        this.endpoint = endpoint;
        this.scene = scene;
        this.inboxes = inboxes;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Optional<SceneInbox> inbox = inboxes.find(scene);
        if (inbox.isEmpty()) {
            // The scene does not run; its status says so, and a frame is no place to say it again.
            exchange.setRouteStop(true);
            callback.done(true);
            return true;
        }
        try {
            if (deliver(inbox.get(), exchange, callback)) {
                return false;
            }
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    /** Tells the inbox; true if the exchange is done only when the scene says so. */
    private boolean deliver(SceneInbox inbox, Exchange exchange, AsyncCallback callback) {
        Object body = exchange.getMessage().getBody();
        Frame frame = exchange.getProperty(QilianHeaders.FRAME, Frame.class);
        if (body instanceof Observation seen && frame != null) {
            inbox.offer(endpoint.getUse(), seen, frame, () -> callback.done(false));
            return true;
        }
        if (body instanceof Reading reading) {
            inbox.offer(reading, () -> callback.done(false));
            return true;
        }
        if (!(body instanceof RunMark mark)) {
            throw new IllegalArgumentException(
                    "scene:" + scene + " expected an observation of a frame of video:, or a reading of sensor:, got "
                            + (body == null ? "nothing" : body.getClass().getName()));
        }
        if (mark.began()) {
            inbox.began(mark.feed(), mark.run());
        } else {
            inbox.ended(mark.feed(), mark.run(), mark.problem());
        }
        return false;
    }
}
