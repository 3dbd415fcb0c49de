package io.qilian.bundles.modelserver.internal.http;

import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modelserver.internal.inference.Inference;
import io.qilian.bundles.modelserver.internal.inference.ModelStatistics;
import io.qilian.bundles.modelserver.internal.inference.Repository;
import io.qilian.bundles.modelserver.internal.inference.VersionStatistics;
import io.qilian.bundles.modelserver.internal.json.InferRequestReader;
import io.qilian.bundles.modelserver.internal.json.ModelJson;
import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import io.qilian.bundles.modelserver.internal.protocol.InferReply;
import io.qilian.bundles.modelserver.internal.protocol.InferRequest;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.kernel.api.model.ModelReference;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Semaphore;

/** What can be asked of one model. */
public final class ModelRoutes {

    private final Repository repository;
    private final Inference inference;
    private final ModelStatistics statistics;
    private final RequestBody bodies;
    private final Semaphore places;
    private final int most;

    /**
     * Routes.
     *
     * @param repository the models
     * @param inference runs them
     * @param statistics what was counted
     * @param bounds the bounds of requests
     * @param memory where tensors lie that come as bytes
     */
    public ModelRoutes(
            Repository repository,
            Inference inference,
            ModelStatistics statistics,
            HttpBounds bounds,
            TensorMemory memory) {
        this.repository = repository;
        this.inference = inference;
        this.statistics = statistics;
        this.bodies = new RequestBody(bounds.bodyBytes(), bounds.bodies(), memory);
        this.most = bounds.requests();
        this.places = new Semaphore(most);
    }

    Answer infer(String name, String version, HttpServletRequest request) throws IOException {
        ModelReference model = Repository.reference(name, version);
        // The threads that answer belong to all pages of the platform; inference gets a part of them.
        if (!places.tryAcquire()) {
            throw Refusals.busy(model.toString(), "at most " + most + " requests for inference over HTTP");
        }
        try (RequestBody.Held body = bodies.read(request, jsonBytes(request))) {
            InferRequest asked = read(request, body);
            InferReply reply = inference.answer(model, asked, source(request), inference.deadline(asked));
            return Answer.reply(reply, name);
        } finally {
            places.release();
        }
    }

    private static String source(HttpServletRequest request) {
        return request.getRemoteAddr() + ":" + request.getRemotePort();
    }

    /** How much of the body is JSON; -1 if the client does not say so, or not in a number. */
    private static int jsonBytes(HttpServletRequest request) {
        String given = request.getHeader(Answer.HEADER_LENGTH);
        return given != null && given.matches("\\d{1,9}") ? Integer.parseInt(given) : -1;
    }

    private static InferRequest read(HttpServletRequest request, RequestBody.Held body) {
        String given = request.getHeader(Answer.HEADER_LENGTH);
        if (given == null) {
            return InferRequestReader.read(body.bytes(), body.size(), body.rest(body.size()));
        }
        int jsonBytes = jsonBytes(request);
        if (jsonBytes < 0 || jsonBytes > body.size()) {
            throw Refusals.invalid(
                    "The length of the JSON is not within the body",
                    Answer.HEADER_LENGTH,
                    "a whole number from 0 to " + body.size(),
                    given);
        }
        ByteBuffer rest = body.rest(jsonBytes);
        return jsonBytes == 0 ? InferRequest.raw(rest) : InferRequestReader.read(body.bytes(), jsonBytes, rest);
    }

    Answer ready(String name, String version) {
        repository.requireReady(Repository.reference(name, version));
        return Answer.json(json -> {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeBooleanField("ready", true);
            json.writeEndObject();
        });
    }

    Answer metadata(String name, String version) {
        ModelSignature model = repository.describe(Repository.reference(name, version));
        List<String> versions = version.isEmpty()
                ? repository.versions(name)
                : List.of(model.version().version());
        return Answer.json(json -> ModelJson.metadata(json, model, versions));
    }

    Answer config(String name, String version) {
        ModelSignature model = repository.describe(Repository.reference(name, version));
        return Answer.json(json -> ModelJson.config(json, model));
    }

    Answer statistics(String name, String version) {
        List<VersionStatistics> versions = repository.statistics(statistics, name, version);
        return Answer.json(json -> ModelJson.statistics(json, versions));
    }

    Answer allStatistics() {
        List<VersionStatistics> all = repository.statistics(statistics);
        return Answer.json(json -> ModelJson.statistics(json, all));
    }
}
