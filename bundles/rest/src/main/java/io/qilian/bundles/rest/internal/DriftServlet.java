package io.qilian.bundles.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.bundles.modellibrary.api.ModelDrift;
import io.qilian.kernel.api.model.ModelReference;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /api/drift}, {@code /api/drift/MODEL} and {@code /api/drift/MODEL/ALARM.jpg}: how far feeds have drifted from what
 * models were put to work on; the alarms of a model; the frame that raised one.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/drift/*")
public final class DriftServlet extends RestServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern PICTURE = Pattern.compile("([^/]+)/(\\d{1,18})\\.jpg");

    private final transient ModelDrift drift;

    /**
     * A servlet.
     *
     * @param drift the monitors
     */
    @Activate
    public DriftServlet(@Reference ModelDrift drift) {
        this.drift = drift;
    }

    @Override
    protected void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher picture = PICTURE.matcher(path);
        if (path.isEmpty()) {
            List<FeedDrift> states = drift.states();
            Answers.json(response, json -> {
                json.writeStartArray();
                for (FeedDrift state : states) {
                    write(json, state);
                }
                json.writeEndArray();
            });
        } else if (picture.matches()) {
            byte[] jpeg = drift.picture(reference(picture.group(1)), Long.parseLong(picture.group(2)))
                    .orElseThrow(() -> noSuchPath(request, "an alarm of /api/drift/MODEL with a picture"));
            response.setContentType("image/jpeg");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(jpeg.length);
            response.getOutputStream().write(jpeg);
        } else if (path.contains("/")) {
            throw noSuchPath(request, "/api/drift/MODEL/ALARM.jpg");
        } else {
            List<DriftAlarm> alarms = drift.alarms(reference(path));
            Answers.json(response, json -> {
                json.writeStartArray();
                for (DriftAlarm alarm : alarms) {
                    write(json, alarm);
                }
                json.writeEndArray();
            });
        }
    }

    private static ModelReference reference(String path) {
        try {
            return ModelReference.parse(path);
        } catch (IllegalArgumentException e) {
            throw badParameter("model", "NAME, NAME@ALIAS or NAME:MAJOR.MINOR.PATCH in lower case", path);
        }
    }

    private static void write(JsonGenerator json, FeedDrift state) throws IOException {
        json.writeStartObject();
        json.writeStringField("feed", state.feed());
        json.writeStringField("model", state.model());
        json.writeStringField("version", state.version());
        json.writeStringField("state", state.state().name());
        json.writeStringField("since", state.since().toString());
        json.writeNumberField("frames", state.frames());
        if (state.lastFrame().isPresent()) {
            json.writeStringField("lastFrame", state.lastFrame().get().toString());
        }
        json.writeArrayFieldStart("readings");
        for (FeedDrift.Reading reading : state.readings()) {
            json.writeStartObject();
            json.writeStringField("quantity", reading.quantity().name());
            if (reading.psi().isPresent()) {
                json.writeNumberField("psi", reading.psi().getAsDouble());
            }
            json.writeNumberField("level", reading.level());
            if (reading.alarmSince().isPresent()) {
                json.writeStringField("alarmSince", reading.alarmSince().get().toString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, DriftAlarm alarm) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", alarm.id());
        json.writeStringField("feed", alarm.feed());
        json.writeStringField("model", alarm.model());
        json.writeStringField("version", alarm.version());
        json.writeStringField("quantity", alarm.finding().quantity().name());
        json.writeNumberField("psi", alarm.finding().psi());
        json.writeNumberField("level", alarm.finding().level());
        json.writeNumberField("baseline", alarm.finding().baseline());
        json.writeNumberField("current", alarm.finding().current());
        json.writeStringField("raisedAt", alarm.raisedAt().toString());
        if (alarm.endedAt().isPresent()) {
            json.writeStringField("endedAt", alarm.endedAt().get().toString());
        }
        if (alarm.picture()) {
            json.writeStringField("picture", "/api/drift/" + alarm.model() + "/" + alarm.id() + ".jpg");
        }
        json.writeEndObject();
    }
}
