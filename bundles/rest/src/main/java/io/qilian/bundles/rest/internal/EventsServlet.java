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

    private final transient EventLog events;
    private final transient Semaphore streams = new Semaphore(MOST_STREAMS);
    private volatile boolean stopped;

    /**
     * A servlet.
     *
     * @param events the event log
     */
    @Activate
    public EventsServlet(@Reference EventLog events) {
        this.events = events;
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
        EventQuery query = new EventQuery(
                text(request, "scene"),
                text(request, "type"),
                number(request, "after", 0),
                (int) number(request, "limit", 1000),
                Boolean.parseBoolean(text(request, "latest").orElse("false")));
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        PrintWriter out = response.getWriter();
        for (StoredEvent stored : events.find(query)) {
            out.print(EventJson.write(stored.event()));
            out.print('\n');
        }
    }

    private void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!streams.tryAcquire()) {
            response.sendError(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE, "At most " + MOST_STREAMS + " streams at once");
            return;
        }
        try {
            String last = request.getHeader("Last-Event-ID");
            long after = last == null ? number(request, "after", latest()) : Long.parseLong(last);
            new EventStream(events, text(request, "scene"), () -> stopped).send(after, response);
        } finally {
            streams.release();
        }
    }

    private long latest() {
        var found = events.find(new EventQuery(Optional.empty(), Optional.empty(), 0, 1, true));
        return found.isEmpty() ? 0 : found.get(0).sequence();
    }

    private static Optional<String> text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isBlank());
    }

    private static long number(HttpServletRequest request, String name, long absent) {
        Optional<String> value = text(request, name);
        try {
            return value.map(Long::valueOf).orElse(absent);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": expected a whole number, got " + value.get(), e);
        }
    }
}
