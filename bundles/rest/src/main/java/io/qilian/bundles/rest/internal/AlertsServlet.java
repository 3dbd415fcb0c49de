package io.qilian.bundles.rest.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertChange;
import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.alerts.api.Alerts;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /api/alerts}: alerts, the latest first ({@code scene}, {@code state}, {@code limit}); {@code /api/alerts/NUMBER}:
 * one with its history; {@code /api/alerts/stream}: changes as server-sent events, which a client that comes back with
 * {@code Last-Event-ID} goes on with.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/alerts/*")
public final class AlertsServlet extends RestServlet {

    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_STREAMS = 32;
    private static final int USUAL_LIMIT = 1000;
    private static final String UNRESOLVED = "unresolved";
    private static final String ALL = "all";

    private final transient Alerts alerts;
    private final transient Duration keepAlive;
    private final transient Semaphore streams = new Semaphore(MOST_STREAMS);
    private volatile boolean stopped;

    /**
     * A servlet.
     *
     * @param alerts the alerts
     */
    @Activate
    public AlertsServlet(@Reference Alerts alerts) {
        this(alerts, Duration.ofSeconds(10));
    }

    AlertsServlet(Alerts alerts, Duration keepAlive) {
        this.alerts = alerts;
        this.keepAlive = keepAlive;
    }

    @Deactivate
    void stop() {
        stopped = true;
    }

    @Override
    protected void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path.isEmpty()) {
            list(new Parameters(request), response);
        } else if (path.equals("stream")) {
            stream(request, response);
        } else if (path.matches("\\d{1,18}")) {
            one(Long.parseLong(path), response);
        } else {
            throw noSuchPath(request, "/api/alerts, /api/alerts/NUMBER or /api/alerts/stream");
        }
    }

    private void list(Parameters given, HttpServletResponse response) throws IOException {
        List<Alert> found = alerts.find(new AlertQuery(
                given.text("scene"),
                states(given.text("state").orElse(UNRESOLVED)),
                given.limit(USUAL_LIMIT, AlertQuery.MAXIMUM_LIMIT)));
        Answers.json(response, json -> {
            json.writeStartArray();
            for (Alert alert : found) {
                json.writeStartObject();
                write(json, alert);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static Set<AlertState> states(String wanted) {
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case UNRESOLVED -> EnumSet.of(AlertState.OPEN, AlertState.ACKNOWLEDGED);
            case ALL -> EnumSet.allOf(AlertState.class);
            case "open" -> EnumSet.of(AlertState.OPEN);
            case "acknowledged" -> EnumSet.of(AlertState.ACKNOWLEDGED);
            case "resolved" -> EnumSet.of(AlertState.RESOLVED);
            default -> throw badParameter("state", "open, acknowledged, resolved, unresolved or all", wanted);
        };
    }

    private void one(long number, HttpServletResponse response) throws IOException {
        Alert alert = alerts.alert(number);
        List<AlertChange> history = alerts.history(number);
        Answers.json(response, json -> {
            json.writeStartObject();
            write(json, alert);
            json.writeArrayFieldStart("history");
            for (AlertChange change : history) {
                json.writeStartObject();
                write(json, change);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!streams.tryAcquire()) {
            throw tooMany("alert streams", MOST_STREAMS);
        }
        try {
            long after = new Parameters(request).lastEventId().orElseGet(alerts::latestChange);
            new NewsStream(new Changes(), keepAlive, () -> stopped).send(after, response);
        } finally {
            streams.release();
        }
    }

    /** The changes of all alerts. */
    private final class Changes implements NewsStream.Source {

        @Override
        public AutoCloseable follow(Runnable news) {
            return alerts.follow(change -> news.run());
        }

        @Override
        public List<NewsStream.Item> after(long place, int most) {
            return alerts.changes(place, most).stream()
                    .map(change -> new NewsStream.Item(change.sequence(), text(change)))
                    .toList();
        }
    }

    private static String text(AlertChange change) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("alert", change.alert());
            write(json, change);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Alert alert) throws IOException {
        json.writeNumberField("number", alert.number());
        json.writeStringField("scene", alert.scene());
        json.writeStringField("feed", alert.feed());
        json.writeStringField("type", alert.type());
        json.writeStringField("subject", alert.subject());
        json.writeStringField("severity", alert.severity().name());
        json.writeStringField("state", alert.state().name());
        json.writeStringField("openedAt", alert.openedAt().toString());
        json.writeStringField("lastAt", alert.lastAt().toString());
        json.writeNumberField("findings", alert.findings());
        json.writeNumberField("ongoing", alert.ongoing());
        json.writeStringField("firstEvent", alert.firstEvent());
        json.writeStringField("lastEvent", alert.lastEvent());
        json.writeStringField("changedAt", alert.changedAt().toString());
        if (alert.changedBy().isPresent()) {
            json.writeStringField("changedBy", alert.changedBy().get());
        }
        json.writeStringField("comment", alert.comment());
    }

    private static void write(JsonGenerator json, AlertChange change) throws IOException {
        json.writeStringField("at", change.at().toString());
        json.writeStringField("state", change.state().name());
        json.writeStringField("severity", change.severity().name());
        if (change.by().isPresent()) {
            json.writeStringField("by", change.by().get());
        }
        json.writeStringField("comment", change.comment());
    }
}
