package io.qilian.bundles.sensorroutes.internal;

import io.qilian.bundles.sensorroutes.api.http.HttpSettings;
import io.qilian.bundles.sensorroutes.internal.http.HttpFeeds;
import io.qilian.bundles.sensorroutes.internal.http.PushDoor;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Publishes the protocol {@code http}, and the address {@code /sensors/FEED} that stations send to. */
@Component(service = {SensorProtocol.class, Servlet.class})
@HttpWhiteboardServletPattern("/sensors/*")
@HttpWhiteboardServletAsyncSupported
public final class HttpComponent extends HttpServlet implements SensorProtocol<HttpSettings> {

    private static final long serialVersionUID = 1L;

    private final transient HttpFeeds feeds = new HttpFeeds(InstantSource.system());
    private final transient PushDoor door = new PushDoor(feeds);

    /** Begins without a feed. */
    @Activate
    public HttpComponent() {}

    @Override
    public String name() {
        return feeds.name();
    }

    @Override
    public Class<HttpSettings> settings() {
        return feeds.settings();
    }

    @Override
    public SensorConnection open(String feed, HttpSettings settings, SensorIngest ingest) {
        return feeds.open(feed, settings, ingest);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        door.service(request, response);
    }
}
