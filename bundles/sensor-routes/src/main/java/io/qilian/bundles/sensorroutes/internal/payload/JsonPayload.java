package io.qilian.bundles.sensorroutes.internal.payload;

import com.fasterxml.jackson.core.JsonPointer;
import io.qilian.bundles.sensorroutes.api.payload.JsonForm;
import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** JSON of any shape, by pointers. */
final class JsonPayload implements PayloadFormat {

    private final PayloadSettings settings;
    private final RecordMapping mapping;
    private final Optional<JsonPointer> records;

    /** Compiled once; there are as many as the settings name. */
    private final Map<String, JsonPointer> pointers = new ConcurrentHashMap<>();

    JsonPayload(PayloadSettings settings) {
        this.settings = settings;
        this.mapping = new RecordMapping(settings);
        this.records = settings.json().flatMap(JsonForm::records).map(JsonPointer::compile);
    }

    @Override
    public int maximumBytes() {
        return settings.maximumBytes();
    }

    @Override
    public void read(Delivery delivery, InputStream payload, RecordSink sink) throws IOException {
        if (settings.json().orElse(JsonForm.STANDARD).lines()) {
            lines(delivery, payload, sink);
        } else {
            JsonReading.read(payload, records.isEmpty(), root -> root(delivery, root, sink));
        }
    }

    /** A line that cannot be read does not take the others with it. */
    private void lines(Delivery delivery, InputStream payload, RecordSink sink) throws IOException {
        BoundedText text = BoundedText.of(payload, StandardCharsets.UTF_8);
        for (String line = text.line(); line != null; line = text.line()) {
            if (line.isBlank()) {
                continue;
            }
            JsonValue root;
            try {
                root = JsonReading.document(line);
            } catch (ProblemException e) {
                sink.reject(line.substring(0, Math.min(line.length(), RecordView.MAXIMUM_ORIGINAL)), e.problem());
                continue;
            }
            root(delivery, root, sink);
        }
    }

    private void root(Delivery delivery, JsonValue root, RecordSink sink) {
        JsonValue found = records.map(
                        pointer -> root.at(pointer).orElseThrow(() -> PayloadProblems.records(pointer.toString())))
                .orElse(root);
        if (found.isList() && records.isPresent()) {
            found.items().forEach(record -> record(delivery, record, root, sink));
        } else {
            record(delivery, found, root, sink);
        }
    }

    private void record(Delivery delivery, JsonValue record, JsonValue root, RecordSink sink) {
        if (record.isObject() || record.isList()) {
            mapping.pass(delivery, new View(record, root), sink);
        } else {
            sink.reject(
                    record.written(RecordView.MAXIMUM_ORIGINAL),
                    PayloadProblems.records("").problem());
        }
    }

    /** A value of a document as a record. */
    private final class View implements RecordView {

        private final JsonValue value;
        private final JsonValue root;

        View(JsonValue value, JsonValue root) {
            this.value = value;
            this.root = root;
        }

        private Optional<JsonValue> at(String place) {
            boolean fromRoot = place.startsWith("#");
            JsonPointer pointer =
                    pointers.computeIfAbsent(place, text -> JsonPointer.compile(fromRoot ? text.substring(1) : text));
            return (fromRoot ? root : value).at(pointer);
        }

        @Override
        public Optional<String> text(String place) {
            return at(place).flatMap(JsonValue::scalar);
        }

        @Override
        public boolean has(String place) {
            return at(place).isPresent();
        }

        @Override
        public List<RecordView> items(Optional<String> place) {
            if (place.isEmpty()) {
                return List.of(this);
            }
            Optional<JsonValue> found = at(place.get());
            if (found.isEmpty()) {
                return List.of();
            }
            List<JsonValue> items = found.get().isList() ? found.get().items() : List.of(found.get());
            return items.stream().map(item -> (RecordView) new View(item, root)).toList();
        }

        @Override
        public String original() {
            return value.written(MAXIMUM_ORIGINAL);
        }
    }
}
