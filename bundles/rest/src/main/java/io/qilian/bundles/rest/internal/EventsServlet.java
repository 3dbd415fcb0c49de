package io.qilian.bundles.rest.internal;

import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /api/events}: stored events, one JSON object a line ({@code scene}, {@code type}, {@code after}, {@code limit},
 * {@code latest}). {@code /api/events/stream}: the same as server-sent events that go on as events are stored; a client
 * that comes back with {@code Last-Event-ID} misses none.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/events/*")
public final class EventsServlet extends RestServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_STREAMS = 32;
    private static final String SCENE = "scene";
    private static final int USUAL_LIMIT = 1000;

    private final transient EventLog events;
    private final transient Duration keepAlive;
    private final transient Semaphore streams = new Semaphore(MOST_STREAMS);
    private volatile boolean stopped;

    /**
     * A servlet.
     *
     * @param events the event log
     */
    @Activate
    public EventsServlet(@Reference EventLog events) {
        this(events, Duration.ofSeconds(10));
    }

    EventsServlet(EventLog events, Duration keepAlive) {
        this.events = events;
        this.keepAlive = keepAlive;
    }

    @Deactivate
    void stop() {
        stopped = true;
    }

    @Override
    protected void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path.isEmpty()) {
            lines(request, response);
        } else if (path.equals("stream")) {
            stream(request, response);
        } else {
            throw noSuchPath(request, "/api/events or /api/events/stream");
        }
    }

    private void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters given = new Parameters(request);
        EventQuery query = new EventQuery(
                given.text(SCENE),
                given.text("type"),
                given.after().orElse(0L),
                given.limit(USUAL_LIMIT, EventQuery.MAXIMUM_LIMIT),
                given.flag("latest"));
        List<StoredEvent> found = events.find(query);
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        PrintWriter out = response.getWriter();
        for (StoredEvent stored : found) {
            out.print(EventJson.write(stored.event()));
            out.print('\n');
        }
    }

    private void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!streams.tryAcquire()) {
            throw tooMany("event streams", MOST_STREAMS);
        }
        try {
            Parameters given = new Parameters(request);
            long after = given.lastEventId().orElseGet(this::latest);
            new NewsStream(new SceneEvents(given.text(SCENE)), keepAlive, () -> stopped).send(after, response);
        } finally {
            streams.release();
        }
    }

    private long latest() {
        var found = events.find(new EventQuery(Optional.empty(), Optional.empty(), 0, 1, true));
        return found.isEmpty() ? 0 : found.get(0).sequence();
    }

    /** The events of a scene, or of all. */
    private final class SceneEvents implements NewsStream.Source {

        private final Optional<String> scene;

        SceneEvents(Optional<String> scene) {
            this.scene = scene;
        }

        @Override
        public AutoCloseable follow(Runnable news) {
            return events.follow(stored -> {
                // Woken up by others' events, the stream of a quiet scene would never be silent, and so never kept
                // alive.
                if (scene.stream().allMatch(stored.event().scene()::equals)) {
                    news.run();
                }
            });
        }

        @Override
        public List<NewsStream.Item> after(long place, int most) {
            return events.find(new EventQuery(scene, Optional.empty(), place, most, false)).stream()
                    .map(stored -> new NewsStream.Item(stored.sequence(), EventJson.write(stored.event())))
                    .toList();
        }
    }
}
