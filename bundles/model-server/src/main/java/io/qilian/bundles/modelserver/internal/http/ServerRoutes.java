package io.qilian.bundles.modelserver.internal.http;

import io.qilian.bundles.modelserver.internal.inference.MetricsText;
import io.qilian.bundles.modelserver.internal.inference.Repository;
import io.qilian.bundles.modelserver.internal.json.ModelJson;
import io.qilian.bundles.modelserver.internal.json.RepositoryRequest;
import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;

/** What can be asked of the server and its repository. */
public final class ServerRoutes {

    /** A request to the repository is a few parameters. */
    private static final int MOST_BODY_BYTES = 1 << 20;

    private static final int MOST_BODIES = 16;

    private final Repository repository;
    private final MetricsText metrics;
    private final String version;
    private final RequestBody bodies = new RequestBody(MOST_BODY_BYTES, MOST_BODIES, new TensorMemory(0));

    /**
     * Routes.
     *
     * @param repository the models
     * @param metrics the figures
     * @param version version of this server
     */
    public ServerRoutes(Repository repository, MetricsText metrics, String version) {
        this.repository = repository;
        this.metrics = metrics;
        this.version = version;
    }

    Answer metadata() {
        return Answer.json(json -> {
            json.writeStartObject();
            json.writeStringField("name", Repository.SERVER);
            json.writeStringField("version", version);
            ModelJson.texts(json, "extensions", Repository.EXTENSIONS);
            json.writeEndObject();
        });
    }

    Answer live() {
        return flags("live");
    }

    /** KServe's clients read ready, the protocol's text says live: both stand there. */
    Answer ready() {
        return flags("ready", "live");
    }

    private static Answer flags(String... names) {
        return Answer.json(json -> {
            json.writeStartObject();
            for (String name : names) {
                json.writeBooleanField(name, true);
            }
            json.writeEndObject();
        });
    }

    Answer models() {
        List<String> names = repository.index(false).stream()
                .map(Repository.Entry::name)
                .distinct()
                .toList();
        return Answer.json(json -> {
            json.writeStartObject();
            ModelJson.texts(json, "models", names);
            json.writeEndObject();
        });
    }

    Answer metrics() {
        return Answer.text(metrics.write());
    }

    Answer index(HttpServletRequest request) throws IOException {
        RepositoryRequest asked = read(request);
        List<Repository.Entry> entries = repository.index(asked.readyOnly());
        return Answer.json(json -> ModelJson.index(json, entries));
    }

    Answer change(String name, boolean load, HttpServletRequest request) throws IOException {
        RepositoryRequest asked = read(request);
        if (load) {
            repository.load(name, asked.parameters());
        } else {
            repository.unload(name);
        }
        return Answer.empty();
    }

    private RepositoryRequest read(HttpServletRequest request) throws IOException {
        try (RequestBody.Held body = bodies.read(request)) {
            return RepositoryRequest.read(body.bytes());
        }
    }
}
