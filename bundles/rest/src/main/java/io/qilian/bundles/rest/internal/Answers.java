package io.qilian.bundles.rest.internal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.kernel.api.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

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
        response.setHeader("Cache-Control", "no-store");
        try (JsonGenerator json = JSON.createGenerator(response.getOutputStream(), JsonEncoding.UTF8)) {
            content.write(json);
        }
    }

    static void problem(HttpServletResponse response, Problem problem) throws IOException {
        problem(
                response,
                switch (problem.kind()) {
                    case INPUT, CONFIGURATION ->
                        problem.code().endsWith(".unknown")
                                ? HttpServletResponse.SC_NOT_FOUND
                                : HttpServletResponse.SC_BAD_REQUEST;
                    case RESOURCE, EXTERNAL -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
                    case INTERNAL -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
                },
                problem);
    }

    static void problem(HttpServletResponse response, int status, Problem problem) throws IOException {
        response.setStatus(status);
        json(response, json -> write(json, problem));
    }

    static void write(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeFieldName(field);
        json.writeArray(texts.toArray(String[]::new), 0, texts.size());
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
