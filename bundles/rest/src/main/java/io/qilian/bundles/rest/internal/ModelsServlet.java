package io.qilian.bundles.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.kernel.api.model.ModelReference;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /api/models} and {@code /api/models/MODEL}: the models of the library, and the card of one. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/models/*")
public final class ModelsServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient ModelLibrary library;

    /**
     * A servlet.
     *
     * @param library the models
     */
    @Activate
    public ModelsServlet(@Reference ModelLibrary library) {
        this.library = library;
    }

    @Override
    protected void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path.isEmpty()) {
            var all = library.models();
            Answers.json(response, json -> {
                json.writeStartArray();
                for (ModelSummary model : all) {
                    json.writeStartObject();
                    write(json, model);
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        } else {
            ModelDetails model = library.model(reference(path));
            Answers.json(response, json -> write(json, model));
        }
    }

    private static ModelReference reference(String path) {
        try {
            return ModelReference.parse(path);
        } catch (IllegalArgumentException e) {
            throw badParameter("model", "NAME, NAME@ALIAS or NAME:MAJOR.MINOR.PATCH in lower case", path);
        }
    }

    private static void write(JsonGenerator json, ModelSummary model) throws IOException {
        json.writeStringField("name", model.name());
        json.writeStringField("version", model.version());
        Answers.write(json, "aliases", model.aliases());
        json.writeStringField("state", model.state().name());
        json.writeNumberField("users", model.users());
        if (model.problem().isPresent()) {
            json.writeFieldName("problem");
            Answers.write(json, model.problem().get());
        }
    }

    private static void write(JsonGenerator json, ModelDetails model) throws IOException {
        json.writeStartObject();
        write(json, model.summary());
        json.writeStringField("digest", model.digest());
        json.writeStringField("licence", model.licence());
        json.writeStringField("decoder", model.decoder());
        if (model.input().isPresent()) {
            json.writeStringField("input", model.input().get());
        }
        Answers.write(json, "labels", model.labels());
        json.writeArrayFieldStart("metrics");
        for (ModelDetails.Metric metric : model.metrics()) {
            json.writeStartObject();
            json.writeStringField("name", metric.name());
            json.writeStringField("dataset", metric.dataset());
            json.writeNumberField("value", metric.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (model.trial().isPresent()) {
            write(json, model.trial().get());
        }
        if (model.signer().isPresent()) {
            json.writeStringField("signer", model.signer().get());
        }
        json.writeArrayFieldStart("notices");
        for (ModelDetails.Notice notice : model.notices()) {
            json.writeString(notice.name());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ModelDetails.Trial trial) throws IOException {
        json.writeObjectFieldStart("trial");
        json.writeNumberField("loadMs", trial.loadMs());
        if (trial.runMs().isPresent()) {
            json.writeNumberField("runMs", trial.runMs().getAsDouble());
        }
        json.writeNumberField("peakBytes", trial.peakBytes());
        json.writeEndObject();
    }
}
