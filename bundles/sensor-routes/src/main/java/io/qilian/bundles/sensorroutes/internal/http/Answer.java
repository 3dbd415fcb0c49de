package io.qilian.bundles.sensorroutes.internal.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.kernel.api.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a station is told. Immutable. */
final class Answer {

    static final int TOO_MANY_REQUESTS = 429;

    private static final JsonFactory JSON = new JsonFactory();
    private static final String RETRY_SECONDS = "2";

    private final int status;
    private final byte[] json;

    private Answer(int status, Content content) {
        this.status = status;
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            content.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not break", e);
        }
        this.json = out.toByteArray();
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static Answer receipt(IngestReceipt receipt) {
        return new Answer(HttpServletResponse.SC_OK, json -> {
            json.writeStartObject();
            json.writeNumberField("stored", receipt.stored());
            json.writeNumberField("duplicates", receipt.duplicates());
            json.writeNumberField("refused", receipt.refused());
            json.writeNumberField("ignored", receipt.ignored());
            json.writeEndObject();
        });
    }

    static Answer problem(int status, Problem problem) {
        return new Answer(status, json -> {
            json.writeStartObject();
            json.writeStringField("code", problem.code());
            json.writeStringField("what", problem.what());
            json.writeStringField("where", problem.where());
            json.writeStringField("expected", problem.expected());
            json.writeStringField("actual", problem.actual());
            json.writeStringField("fix", problem.fix());
            json.writeEndObject();
        });
    }

    /** Writes the head; the body follows. */
    void head(HttpServletResponse response) {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(json.length);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "POST");
        }
        if (status == TOO_MANY_REQUESTS || status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
    }

    byte[] body() {
        return json.clone();
    }

    /** Writes all of it; for a request that has not been read further. */
    void send(HttpServletResponse response) throws IOException {
        head(response);
        response.getOutputStream().write(json);
    }
}
