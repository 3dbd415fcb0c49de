package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Entities of NGSI-LD and NGSI v2: single, in a list, in a notification (ETSI GS CIM 009, 5.3), or as GeoJSON features
 * (5.2.29 there).
 */
final class NgsiPayload implements PayloadFormat {

    private final PayloadSettings settings;
    private final NgsiEntities entities;

    NgsiPayload(PayloadSettings settings) {
        this.settings = settings;
        this.entities = new NgsiEntities(settings);
    }

    @Override
    public int maximumBytes() {
        return settings.maximumBytes();
    }

    @Override
    public void read(Delivery delivery, InputStream payload, RecordSink sink) throws IOException {
        JsonReading.read(payload, true, root -> root(delivery, root, sink));
    }

    private void root(Delivery delivery, JsonValue root, RecordSink sink) {
        Optional<List<JsonValue>> several = list(root, "data").or(() -> list(root, "features"));
        if (several.isEmpty()) {
            entities.pass(delivery, root, Optional.empty(), sink);
            return;
        }
        Optional<String> notifiedAt = root.member("notifiedAt").flatMap(NgsiAttribute::text);
        several.get().forEach(entity -> entities.pass(delivery, entity, notifiedAt, sink));
    }

    /** What a notification or a collection holds; an entity may have an attribute of that name, but never such a list. */
    private static Optional<List<JsonValue>> list(JsonValue root, String name) {
        String type = root.member("type").flatMap(JsonValue::scalar).orElse("");
        boolean holds = type.equals("Notification")
                || type.equals("FeatureCollection")
                || root.members().containsKey("subscriptionId");
        return root.member(name).filter(list -> holds && list.isList()).map(JsonValue::items);
    }
}
