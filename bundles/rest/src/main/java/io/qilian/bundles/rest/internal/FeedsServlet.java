package io.qilian.bundles.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedHealth;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.Feeds;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /api/feeds}, {@code /api/feeds/NAME}, {@code /api/feeds/NAME/liveness} and {@code /api/feeds/NAME/snapshot.jpg}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/feeds/*")
public final class FeedsServlet extends RestServlet {

    private static final long serialVersionUID = 1L;
    private static final String SNAPSHOT = "/snapshot.jpg";

    private static final String LIVENESS = "/liveness";

    private final transient Feeds feeds;
    private final transient FeedHealth health;

    /**
     * A servlet.
     *
     * @param feeds the feeds
     * @param health how alive they are
     */
    @Activate
    public FeedsServlet(@Reference Feeds feeds, @Reference FeedHealth health) {
        this.feeds = feeds;
        this.health = health;
    }

    @Override
    protected void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path.isEmpty()) {
            var all = feeds.feeds();
            Answers.json(response, json -> {
                json.writeStartArray();
                for (FeedStatus feed : all) {
                    write(json, feed);
                }
                json.writeEndArray();
            });
        } else if (path.endsWith(SNAPSHOT)) {
            byte[] picture = feeds.snapshot(path.substring(0, path.length() - SNAPSHOT.length()));
            response.setContentType("image/jpeg");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(picture.length);
            response.getOutputStream().write(picture);
        } else if (path.endsWith(LIVENESS)) {
            FeedLiveness liveness = health.liveness(path.substring(0, path.length() - LIVENESS.length()));
            Answers.json(response, json -> LivenessAnswer.write(json, liveness));
        } else {
            FeedStatus feed = feeds.feed(path);
            Answers.json(response, json -> write(json, feed));
        }
    }

    private static void write(JsonGenerator json, FeedStatus feed) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", feed.name());
        json.writeStringField("source", feed.source());
        json.writeStringField("state", feed.state().name());
        json.writeStringField("codec", feed.codec());
        json.writeNumberField("width", feed.width());
        json.writeNumberField("height", feed.height());
        json.writeNumberField("capturedFps", feed.capturedFps());
        json.writeNumberField("captured", feed.captured());
        json.writeNumberField("damaged", feed.damaged());
        json.writeNumberField("delivered", feed.counts().delivered());
        json.writeObjectFieldStart("dropped");
        for (DropReason reason : DropReason.values()) {
            if (feed.counts().dropped(reason) > 0) {
                json.writeNumberField(reason.name(), feed.counts().dropped(reason));
            }
        }
        json.writeEndObject();
        json.writeNumberField("reconnects", feed.reconnects());
        if (feed.problem().isPresent()) {
            json.writeFieldName("problem");
            Answers.write(json, feed.problem().get());
        }
        json.writeEndObject();
    }
}
