package io.qilian.bundles.sensors.internal.mapping;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.QuantitySettings;
import io.qilian.bundles.sensors.api.SensorFeedSettings;
import io.qilian.bundles.sensors.api.SensorFeedSettings.Unmapped;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sensors.api.StationSettings;
import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.problem.Problem;
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

/** Makes readings of what the stations of one feed send, by the feed's file. One thread at a time. */
public final class MessageMapping {

    /** Pairs of units that are remembered; a feed has a handful. */
    private static final int MOST_CONVERSIONS = 1_000;

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
        Optional<StationSettings> listed =
                Optional.ofNullable(settings.stations().get(message.station()));
        List<Reading> readings = new ArrayList<>(message.measurements().size());
        List<Measurement> sources = new ArrayList<>(message.measurements().size());
        List<Refusal> refusals = new ArrayList<>(0);
        Set<String> unmapped = new TreeSet<>();
        int ignored = 0;
        String station = listed.flatMap(StationSettings::name).orElse(message.station());
        Optional<Location> location = message.location().or(() -> listed.flatMap(StationSettings::location));
        for (Measurement measurement : message.measurements()) {
            QuantitySettings quantity = settings.quantities().get(measurement.code());
            if (quantity == null && settings.unmapped() == Unmapped.IGNORE) {
                unmapped.add(measurement.code());
                ignored++;
                continue;
            }
            Optional<Problem> refused = refusal(message, listed.isPresent(), measurement, quantity);
            if (refused.isPresent()) {
                refusals.add(new Refusal(measurement, refused.get()));
                continue;
            }
            try {
                double value = value(measurement, quantity);
                readings.add(new Reading(
                        feed,
                        station,
                        quantity.quantity(),
                        value,
                        quantity.unit(),
                        measurement.measuredAt(),
                        message.receivedAt(),
                        measurement.quality(),
                        location,
                        traceId));
                sources.add(measurement);
            } catch (ProblemException e) {
                refusals.add(new Refusal(measurement, e.problem().at(where(message, measurement))));
            }
        }
        return new Mapped(readings, sources, refusals, unmapped, ignored);
    }

    private Optional<Problem> refusal(
            StationMessage message, boolean listed, Measurement measurement, QuantitySettings quantity) {
        String where = where(message, measurement);
        if (!listed && settings.listedStationsOnly()) {
            return Optional.of(MappingProblems.station(where, message.station()));
        }
        if (quantity == null) {
            return Optional.of(MappingProblems.unmapped(
                    where, measurement.code(), settings.quantities().keySet()));
        }
        if (!Double.isFinite(measurement.value())) {
            return Optional.of(MappingProblems.notFinite(where, measurement.value()));
        }
        Instant now = message.receivedAt();
        Instant at = measurement.measuredAt();
        if (at.isAfter(now.plus(settings.ahead()))) {
            return Optional.of(MappingProblems.ahead(where, at, now, settings.ahead()));
        }
        if (at.isBefore(now.minus(settings.age()))) {
            return Optional.of(MappingProblems.old(where, at, now, settings.age()));
        }
        return Optional.empty();
    }

    private double value(Measurement measurement, QuantitySettings quantity) {
        String from = quantity.from().orElse(measurement.unit().isEmpty() ? quantity.unit() : measurement.unit());
        double scaled = measurement.value() * quantity.scale() + quantity.offset();
        double value = conversion(from, quantity.unit()).applyAsDouble(scaled);
        boolean fits = Double.isFinite(value)
                && value >= quantity.minimum().orElse(Double.NEGATIVE_INFINITY)
                && value <= quantity.maximum().orElse(Double.POSITIVE_INFINITY);
        if (!fits) {
            throw new ProblemException(MappingProblems.range(quantity, value));
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

    private static String where(StationMessage message, Measurement measurement) {
        return "feed " + message.feed() + ", station " + message.station() + ", " + measurement.code();
    }
}
