package io.qilian.bundles.sensors.internal.mapping;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.QuantitySettings;
import io.qilian.bundles.sensors.api.SensorFeedSettings;
import io.qilian.bundles.sensors.api.SensorFeedSettings.Unmapped;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sensors.api.StationSettings;
import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/** Makes readings of what the stations of one feed send, by the feed's file. One thread at a time. */
public final class MessageMapping {

    /** Pairs of units that are remembered; a feed has a handful. */
    private static final int MOST_CONVERSIONS = 1_000;

    /** What no station is called, and what a database does not take. */
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private record Units(String from, String to) {}

    private final String feed;
    private final SensorFeedSettings settings;
    private final Map<Units, DoubleUnaryOperator> conversions = new HashMap<>();

    /**
     * The mapping of a feed. Units that the file names on both sides are tried at once.
     *
     * @param feed name of the feed
     * @param settings its file
     * @throws ProblemException if the file names units that cannot be converted
     */
    public MessageMapping(String feed, SensorFeedSettings settings) {
        this.feed = feed;
        this.settings = settings;
        settings.quantities().forEach((code, quantity) -> quantity.from().ifPresent(from -> {
            try {
                conversion(from, quantity.unit());
            } catch (ProblemException e) {
                throw new ProblemException(e.problem().at("etc/sensors/" + feed + ".yaml quantities." + code));
            }
        }));
    }

    /**
     * Maps a message.
     *
     * @param message what came
     * @param traceId correlates what comes of it
     * @return readings and refusals
     */
    public Mapped map(StationMessage message, String traceId) {
        Passage passage = new Passage(message, traceId);
        message.measurements().forEach(passage::take);
        return passage.mapped();
    }

    /** What a message comes to, measurement by measurement. */
    private final class Passage {

        private final StationMessage message;
        private final String traceId;
        private final boolean listed;
        private final String station;
        private final Optional<Location> location;
        private final List<Reading> readings;
        private final List<Measurement> sources;
        private final List<Refusal> refusals = new ArrayList<>(0);
        private final Set<String> unmapped = new TreeSet<>();
        private int ignored;

        Passage(StationMessage message, String traceId) {
            Optional<StationSettings> known =
                    Optional.ofNullable(settings.stations().get(message.station()));
            this.message = message;
            this.traceId = traceId;
            this.listed = known.isPresent();
            this.station = known.flatMap(StationSettings::name).orElse(message.station());
            this.location = message.location().or(() -> known.flatMap(StationSettings::location));
            this.readings = new ArrayList<>(message.measurements().size());
            this.sources = new ArrayList<>(message.measurements().size());
        }

        Mapped mapped() {
            return new Mapped(readings, sources, refusals, unmapped, ignored);
        }

        void take(Measurement measurement) {
            QuantitySettings quantity = settings.quantities().get(measurement.code());
            if (quantity == null && settings.unmapped() == Unmapped.IGNORE) {
                unmapped.add(measurement.code());
                ignored++;
                return;
            }
            try {
                check(measurement, quantity);
                readings.add(reading(measurement, quantity));
                sources.add(measurement);
            } catch (ProblemException e) {
                refusals.add(new Refusal(measurement, e.problem().at(where(measurement))));
            }
        }

        private Reading reading(Measurement measurement, QuantitySettings quantity) {
            return new Reading(
                    feed,
                    station,
                    quantity.quantity(),
                    value(measurement, quantity),
                    quantity.unit(),
                    measurement.measuredAt(),
                    message.receivedAt(),
                    measurement.quality(),
                    location,
                    traceId);
        }

        private void check(Measurement measurement, QuantitySettings quantity) {
            if (CONTROLS.matcher(message.station()).find()) {
                throw MappingProblems.stationName(message.station());
            }
            if (!listed && settings.listedStationsOnly()) {
                throw MappingProblems.station(message.station());
            }
            if (quantity == null) {
                throw MappingProblems.unmapped(
                        measurement.code(), settings.quantities().keySet());
            }
            if (!Double.isFinite(measurement.value())) {
                throw MappingProblems.notFinite(measurement.value());
            }
            Instant now = message.receivedAt();
            Instant at = measurement.measuredAt();
            if (at.isAfter(now.plus(settings.ahead()))) {
                throw MappingProblems.ahead(at, now, settings.ahead());
            }
            if (at.isBefore(now.minus(settings.age()))) {
                throw MappingProblems.old(at, now, settings.age());
            }
        }

        private String where(Measurement measurement) {
            return "feed " + feed + ", station " + message.station() + ", " + measurement.code();
        }
    }

    private double value(Measurement measurement, QuantitySettings quantity) {
        String from = quantity.from().orElse(measurement.unit().isEmpty() ? quantity.unit() : measurement.unit());
        double scaled = measurement.value() * quantity.scale() + quantity.offset();
        double value = conversion(from, quantity.unit()).applyAsDouble(scaled);
        boolean fits = Double.isFinite(value)
                && value >= quantity.minimum().orElse(Double.NEGATIVE_INFINITY)
                && value <= quantity.maximum().orElse(Double.POSITIVE_INFINITY);
        if (!fits) {
            throw MappingProblems.range(quantity, value);
        }
        return value;
    }

    private DoubleUnaryOperator conversion(String from, String to) {
        Units units = new Units(from, to);
        DoubleUnaryOperator known = conversions.get(units);
        if (known == null) {
            known = UnitConversion.between(from, to);
            if (conversions.size() >= MOST_CONVERSIONS) {
                conversions.clear();
            }
            conversions.put(units, known);
        }
        return known;
    }
}
