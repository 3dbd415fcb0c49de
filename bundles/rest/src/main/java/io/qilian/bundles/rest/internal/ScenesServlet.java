package io.qilian.bundles.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /api/scenes} and {@code /api/scenes/NAME}: how scenes are doing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/scenes/*")
public final class ScenesServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Scenes scenes;

    /**
     * A servlet.
     *
     * @param scenes the scenes
     */
    @Activate
    public ScenesServlet(@Reference Scenes scenes) {
        this.scenes = scenes;
    }

    @Override
    protected void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path.isEmpty()) {
            var all = scenes.scenes();
            Answers.json(response, json -> {
                json.writeStartArray();
                for (SceneStatus scene : all) {
                    write(json, scene);
                }
                json.writeEndArray();
            });
        } else {
            SceneStatus scene = scenes.scene(path);
            Answers.json(response, json -> write(json, scene));
        }
    }

    private static void write(JsonGenerator json, SceneStatus scene) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", scene.name());
        json.writeStringField("scenario", scene.scenario());
        Answers.write(json, "feeds", scene.feeds());
        json.writeStringField("phase", scene.phase().name());
        json.writeNumberField("observations", scene.observations());
        json.writeNumberField("readings", scene.readings());
        json.writeNumberField("dropped", scene.dropped());
        json.writeNumberField("failures", scene.failures());
        json.writeNumberField("events", scene.events());
        json.writeNumberField("lastAgeMs", scene.lastAgeMs());
        if (scene.problem().isPresent()) {
            json.writeFieldName("problem");
            Answers.write(json, scene.problem().get());
        }
        json.writeArrayFieldStart("tables");
        for (SceneView.Table table : scene.view().tables()) {
            write(json, table);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SceneView.Table table) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", table.title());
        Answers.write(json, "columns", table.columns());
        json.writeArrayFieldStart("rows");
        for (SceneView.Row row : table.rows()) {
            json.writeStartObject();
            json.writeStringField("name", row.name());
            Answers.write(json, "cells", row.cells());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
