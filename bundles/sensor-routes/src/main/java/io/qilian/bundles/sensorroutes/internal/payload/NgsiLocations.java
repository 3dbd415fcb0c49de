package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.kernel.api.feed.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an entity is: GeoJSON (RFC 7946), longitude first; of lines and areas the mean of their corners. */
final class NgsiLocations {

    private static final int MAXIMUM_DEPTH = 4;

    private double latitude;
    private double longitude;
    private int corners;

    private NgsiLocations() {}

    /** The place; empty if there is none, or its numbers are no degrees. */
    static Optional<Location> of(Map<String, JsonValue> attributes) {
        JsonValue written = attributes.getOrDefault("location", JsonValue.NULL);
        JsonValue geometry = written.member("value").orElse(written);
        Optional<JsonValue> coordinates = geometry.member("coordinates");
        NgsiLocations sum = new NgsiLocations();
        coordinates.ifPresent(list -> sum.add(list, 0));
        return sum.corners == 0
                ? Optional.empty()
                : Locations.of(sum.latitude / sum.corners, sum.longitude / sum.corners);
    }

    private void add(JsonValue coordinates, int depth) {
        List<JsonValue> items = coordinates.items();
        if (items.size() >= 2 && items.get(0).kind() == JsonValue.Kind.NUMBER) {
            longitude += NumberText.number(items.get(0).text());
            latitude += NumberText.number(items.get(1).text());
            corners++;
        } else if (depth < MAXIMUM_DEPTH) {
            items.forEach(item -> add(item, depth + 1));
        }
    }
}
