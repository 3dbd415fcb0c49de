package io.qilian.bundles.rest.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.kernel.api.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes answers in JSON. */
final class Answers {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the content of an answer. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private Answers() {}

    static void json(HttpServletResponse response, Content content) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        try (JsonGenerator json = JSON.createGenerator(response.getWriter())) {
            content.write(json);
        }
    }

    static void problem(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(
                switch (problem.kind()) {
                    case INPUT, CONFIGURATION ->
                        problem.code().endsWith(".unknown")
                                ? HttpServletResponse.SC_NOT_FOUND
                                : HttpServletResponse.SC_BAD_REQUEST;
                    case RESOURCE, EXTERNAL -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
                    case INTERNAL -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
                });
        json(response, json -> write(json, problem));
    }

    static void write(JsonGenerator json, Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", problem.code());
        json.writeStringField("what", problem.what());
        json.writeStringField("where", problem.where());
        json.writeStringField("expected", problem.expected());
        json.writeStringField("actual", problem.actual());
        json.writeStringField("fix", problem.fix());
        json.writeEndObject();
    }
}
