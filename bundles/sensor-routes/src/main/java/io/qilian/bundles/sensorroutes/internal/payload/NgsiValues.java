package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads the numbers of one entity. The code of a number is the attribute's name; of a number within a structured value,
 * that and the member's name with a dot between; of one of several instances, that and {@code @} with its dataset. Truth is
 * 1 or 0. For one thread.
 */
final class NgsiValues {

    private static final int MAXIMUM_DEPTH = 4;

    /** What is no measurement. */
    private static final Set<String> NO_VALUES =
            Set.of("id", "type", "@id", "@type", "@context", "location", "address", "geometry", "bbox");

    /** What the status of a parking spot counts as (Smart Data Models, ParkingSpot: closed, free, occupied, unknown). */
    private static final Map<String, Double> SPOT = Map.of("free", 0.0, "occupied", 1.0, "closed", 2.0);

    /** Takes the parts of an entity that cannot be read. */
    interface Refusals {

        /** An attribute is refused. */
        void refuse(String attribute, Problem reason);
    }

    private final String type;
    private final Instant at;
    private final Quality quality;
    private final RecordTimes times;
    private final NumberText numbers;
    private final List<Measurement> measurements = new ArrayList<>();

    NgsiValues(String type, Instant at, Quality quality, RecordTimes times, NumberText numbers) {
        this.type = type;
        this.at = at;
        this.quality = quality;
        this.times = times;
        this.numbers = numbers;
    }

    /** The measurements of an entity; none if it has no numbers. */
    List<Measurement> read(Map<String, JsonValue> attributes, Refusals refusals) {
        attributes.forEach((name, written) -> {
            if (!NO_VALUES.contains(name)) {
                read(name, written, refusals);
            }
        });
        return measurements;
    }

    private void read(String name, JsonValue written, Refusals refusals) {
        for (NgsiAttribute attribute : NgsiAttribute.of(written)) {
            String code =
                    name + attribute.dataset().map(dataset -> "@" + dataset).orElse("");
            int before = measurements.size();
            try {
                value(code, attribute, attribute.value(), 0);
            } catch (ProblemException e) {
                if (measurements.size() >= StationMessage.MAXIMUM_MEASUREMENTS) {
                    throw e;
                }
                measurements.subList(before, measurements.size()).clear();
                refusals.refuse(name, e.problem());
            }
        }
    }

    private void value(String code, NgsiAttribute attribute, JsonValue value, int depth) {
        switch (value.kind()) {
            case NUMBER, FLAG -> number(code, attribute, value.text());
            case TEXT -> text(code, attribute, value.text());
            case OBJECT -> {
                if (depth < MAXIMUM_DEPTH && !value.members().containsKey("coordinates")) {
                    value.members().forEach((name, member) -> value(code + "." + name, attribute, member, depth + 1));
                }
            }
            case LIST, NULL -> {
                // A list has no single value, and nothing none.
            }
        }
    }

    private void text(String code, NgsiAttribute attribute, String text) {
        Double spot = type.equals("ParkingSpot") && code.equals("status") ? SPOT.get(text) : null;
        OptionalDouble state = numbers.state(text);
        if (state.isPresent()) {
            add(code, attribute, state.getAsDouble());
        } else if (spot != null) {
            add(code, attribute, spot);
        } else if (attribute.number()) {
            number(code, attribute, text);
        }
    }

    private void number(String code, NgsiAttribute attribute, String text) {
        OptionalDouble number = numbers.read(text);
        if (number.isPresent()) {
            add(code, attribute, number.getAsDouble());
        }
    }

    private void add(String code, NgsiAttribute attribute, double number) {
        if (code.isEmpty() || code.length() > Measurement.MAXIMUM_CODE_LENGTH) {
            throw PayloadProblems.code(code);
        }
        if (measurements.size() >= StationMessage.MAXIMUM_MEASUREMENTS) {
            throw PayloadProblems.tooManyValues(StationMessage.MAXIMUM_MEASUREMENTS);
        }
        Instant observed = attribute.observedAt().map(times::read).orElse(at);
        measurements.add(new Measurement(code, number, attribute.unit(), observed, quality));
    }
}
