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
        EventQuery query = new EventQuery(
                text(request, "scene"),
                text(request, "type"),
                after(text(request, "after"), "after").orElse(0L),
                limit(request),
                latest(request));
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
            long after = after(Optional.ofNullable(request.getHeader("Last-Event-ID")), "Last-Event-ID")
                    .or(() -> after(text(request, "after"), "after"))
                    .orElseGet(this::latest);
            new EventStream(events, text(request, "scene"), keepAlive, () -> stopped).send(after, response);
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

    private static Optional<Long> after(Optional<String> value, String name) {
        return value.map(text -> number(name, text, 0, Long.MAX_VALUE, "a whole number, 0 or more"));
    }

    private static int limit(HttpServletRequest request) {
        String expected = "a whole number, 1 to " + EventQuery.MAXIMUM_LIMIT;
        return text(request, "limit")
                .map(text -> (int) number("limit", text, 1, EventQuery.MAXIMUM_LIMIT, expected))
                .orElse(USUAL_LIMIT);
    }

    private static boolean latest(HttpServletRequest request) {
        String value = text(request, "latest").orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw badParameter("latest", "true or false", value);
        }
        return value.equals("true");
    }

    private static long number(String name, String text, long minimum, long maximum, String expected) {
        try {
            long number = Long.parseLong(text);
            if (number >= minimum && number <= maximum) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of bounds is.
        }
        throw badParameter(name, expected, text);
    }
}
