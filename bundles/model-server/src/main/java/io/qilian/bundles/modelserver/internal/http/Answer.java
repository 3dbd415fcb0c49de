package io.qilian.bundles.modelserver.internal.http;

import io.qilian.bundles.modelserver.internal.json.InferReplyWriter;
import io.qilian.bundles.modelserver.internal.json.ModelJson;
import io.qilian.bundles.modelserver.internal.protocol.InferReply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** One answer: a status, a content type, and parts that are sent one after the other. */
final class Answer {

    static final String JSON = "application/json";
    static final String BYTES = "application/octet-stream";
    static final String HEADER_LENGTH = "Inference-Header-Content-Length";

    /** Below this an encoding saves nothing. */
    private static final int LEAST_ENCODED_BYTES = 1024;

    private final int status;
    private final String contentType;
    private final int headerBytes;
    private final List<byte[]> parts;

    private Answer(int status, String contentType, int headerBytes, List<byte[]> parts) {
        this.status = status;
        this.contentType = contentType;
        this.headerBytes = headerBytes;
        this.parts = parts;
    }

    static Answer json(ModelJson.Content content) {
        return new Answer(200, JSON, -1, List.of(ModelJson.document(content)));
    }

    static Answer text(String text) {
        return new Answer(
                200, "text/plain; version=0.0.4; charset=utf-8", -1, List.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Answer empty() {
        return new Answer(200, JSON, -1, List.of());
    }

    static Answer error(int status, String message) {
        byte[] body = ModelJson.document(json -> {
            json.writeStartObject();
            json.writeStringField("error", message);
            json.writeEndObject();
        });
        return new Answer(status, JSON, -1, List.of(body));
    }

    static Answer reply(InferReply reply, String model) {
        List<byte[]> parts = new ArrayList<>();
        byte[] header = InferReplyWriter.json(reply, model);
        parts.add(header);
        reply.outputs().stream()
                .filter(InferReply.Output::binary)
                .map(InferReply.Output::data)
                .filter(data -> data.length > 0)
                .forEach(parts::add);
        boolean binary = parts.size() > 1;
        return new Answer(200, binary ? BYTES : JSON, binary ? header.length : -1, parts);
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setHeader("Cache-Control", "no-store");
        if (headerBytes >= 0) {
            response.setHeader(HEADER_LENGTH, Integer.toString(headerBytes));
        }
        Optional<String> encoding = size() < LEAST_ENCODED_BYTES ? Optional.empty() : encoding(request);
        List<byte[]> sent = encoding.isPresent() ? List.of(encoded(encoding.get())) : parts;
        encoding.ifPresent(name -> response.setHeader("Content-Encoding", name));
        response.setContentLengthLong(
                sent.stream().mapToLong(part -> part.length).sum());
        OutputStream out = response.getOutputStream();
        for (byte[] part : sent) {
            out.write(part);
        }
    }

    private long size() {
        return parts.stream().mapToLong(part -> part.length).sum();
    }

    private static Optional<String> encoding(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted == null) {
            return Optional.empty();
        }
        List<String> names = Stream.of(accepted.toLowerCase(Locale.ROOT).split(","))
                .filter(name -> !name.matches(".*;\\s*q=0(\\.0*)?\\s*"))
                .map(name -> name.replaceFirst(";.*", "").strip())
                .toList();
        return Stream.of("gzip", "deflate").filter(names::contains).findFirst();
    }

    private byte[] encoded(String encoding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream encoder =
                encoding.equals("gzip") ? new GZIPOutputStream(out) : new DeflaterOutputStream(out, deflater)) {
            for (byte[] part : parts) {
                encoder.write(part);
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
