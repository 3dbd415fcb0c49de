package io.qilian.bundles.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.Lanes;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /api/lanes}: what models are doing with which feed. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/lanes/*")
public final class LanesServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Lanes lanes;

    /**
     * A servlet.
     *
     * @param lanes the lanes
     */
    @Activate
    public LanesServlet(@Reference Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    protected void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!path.isEmpty()) {
            throw noSuchPath(request, "/api/lanes");
        }
        var all = lanes.lanes();
        Answers.json(response, json -> {
            json.writeStartArray();
            for (LaneStatistics lane : all) {
                write(json, lane);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, LaneStatistics lane) throws IOException {
        json.writeStartObject();
        json.writeStringField("feed", lane.feed());
        json.writeStringField("model", lane.model());
        json.writeNumberField("offered", lane.offered());
        json.writeNumberField("analysed", lane.analysed());
        json.writeNumberField("failed", lane.failed());
        json.writeNumberField("replaced", lane.replaced());
        json.writeNumberField("discarded", lane.discarded());
        json.writeNumberField("lastAgeMs", lane.lastAgeMs());
        json.writeEndObject();
    }
}
