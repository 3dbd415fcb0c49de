package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.bundles.sensorroutes.api.payload.TimePlace;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes messages of entities. Thread-safe. */
final class NgsiEntities {

    /** Where else an entity says when it was observed. */
    private static final List<String> OTHER_TIMES = List.of(
            "observationDateTime", "TimeInstant", "observedAt", "dateLastReported", "dateModified", "modifiedAt");

    private final PayloadSettings settings;
    private final StationNames stations;
    private final List<String> timesAt;
    private final RecordTimes times;
    private final NumberText numbers;

    NgsiEntities(PayloadSettings settings) {
        this.settings = settings;
        this.stations = new StationNames(settings.station());
        TimePlace time = settings.time().orElse(TimePlace.UNSET);
        this.timesAt = timesAt(time);
        this.times = new RecordTimes(time);
        this.numbers = new NumberText(settings.missing(), settings.states(), '.');
    }

    /** Where an entity says when it was observed: as the settings have it, then the most exact first. */
    private static List<String> timesAt(TimePlace time) {
        List<String> places = new ArrayList<>(time.at());
        places.add("dateObserved");
        places.add(time.interval() == TimePlace.Edge.BEGIN ? "dateObservedFrom" : "dateObservedTo");
        places.addAll(OTHER_TIMES);
        return List.copyOf(places);
    }

    /** Hands an entity on, or the reason why it cannot be, and of which attribute. */
    void pass(Delivery delivery, JsonValue entity, Optional<String> notifiedAt, RecordSink sink) {
        String original = entity.written(RecordView.MAXIMUM_ORIGINAL);
        StationMessage message;
        try {
            message = message(delivery, entity, notifiedAt, (part, reason) -> sink.reject(original, reason.at(part)));
        } catch (ProblemException e) {
            sink.reject(original, e.problem());
            return;
        }
        sink.accept(message);
    }

    private StationMessage message(
            Delivery delivery, JsonValue entity, Optional<String> notifiedAt, NgsiValues.Refusals refusals) {
        String id = text(entity, "id").or(() -> text(entity, "@id")).orElse("");
        String type = text(entity, "type").or(() -> text(entity, "@type")).orElse("");
        if (!entity.isObject() || id.isEmpty() || type.isEmpty()) {
            throw PayloadProblems.entity(entity.written(100));
        }
        Map<String, JsonValue> attributes = attributes(entity, type);
        String kind = Optional.ofNullable(attributes.get("type"))
                .flatMap(NgsiAttribute::text)
                .orElse(type);
        Optional<String> own = attribute(attributes, "refDevice").or(() -> Optional.of(id));
        String station = stations.name(place -> attribute(attributes, place), own, delivery.address());
        Instant at = at(attributes, notifiedAt, delivery);
        NgsiValues values = new NgsiValues(kind, at, quality(attributes), times, numbers);
        return new StationMessage(
                delivery.feed(),
                station,
                delivery.receivedAt(),
                entity.written(RecordView.MAXIMUM_ORIGINAL),
                values.read(attributes, refusals),
                NgsiLocations.of(attributes));
    }

    private static Optional<String> text(JsonValue entity, String name) {
        return entity.member(name).flatMap(NgsiAttribute::text);
    }

    private static Optional<String> attribute(Map<String, JsonValue> attributes, String name) {
        return Optional.ofNullable(attributes.get(name)).flatMap(NgsiAttribute::text);
    }

    /** The members of an entity; a GeoJSON feature has them one level below. */
    private static Map<String, JsonValue> attributes(JsonValue entity, String type) {
        Optional<JsonValue> properties = entity.member("properties").filter(JsonValue::isObject);
        if (!type.equals("Feature") || properties.isEmpty()) {
            return entity.members();
        }
        Map<String, JsonValue> attributes = new LinkedHashMap<>(properties.get().members());
        entity.member("geometry").ifPresent(geometry -> attributes.putIfAbsent("location", geometry));
        entity.member("id").ifPresent(id -> attributes.put("id", id));
        return attributes;
    }

    private Instant at(Map<String, JsonValue> attributes, Optional<String> notifiedAt, Delivery delivery) {
        for (String place : timesAt) {
            Optional<String> text = attribute(attributes, place);
            if (text.isPresent()) {
                return times.read(text.get());
            }
        }
        return notifiedAt.map(times::read).orElse(delivery.receivedAt());
    }

    private Quality quality(Map<String, JsonValue> attributes) {
        return settings.quality()
                .flatMap(place -> attribute(attributes, place.at())
                        .map(flag -> place.flags().getOrDefault(flag.strip(), Quality.UNCERTAIN)))
                .orElse(Quality.GOOD);
    }
}
