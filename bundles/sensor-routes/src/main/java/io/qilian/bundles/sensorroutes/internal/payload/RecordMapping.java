package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensorroutes.api.payload.CsvForm;
import io.qilian.bundles.sensorroutes.api.payload.ItemPlaces;
import io.qilian.bundles.sensorroutes.api.payload.LocationPlaces;
import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.bundles.sensorroutes.api.payload.TimePlace;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes a message of a record by the places of the settings. A value that cannot be read becomes one that is not a number,
 * which is refused by itself later, so that it takes nothing else of its record with it. Thread-safe.
 */
public final class RecordMapping {

    private final PayloadSettings settings;
    private final StationNames stations;
    private final TimePlace time;
    private final RecordTimes times;
    private final NumberText numbers;

    /**
     * A mapping.
     *
     * @param settings where everything is
     */
    public RecordMapping(PayloadSettings settings) {
        this.settings = settings;
        this.stations = new StationNames(settings.station());
        this.time = settings.time().orElse(TimePlace.UNSET);
        this.times = new RecordTimes(time);
        char decimal = settings.csv().orElse(CsvForm.STANDARD).decimal().charAt(0);
        this.numbers = new NumberText(settings.missing(), settings.states(), decimal);
    }

    /**
     * Hands a record on, or the reason why it cannot be.
     *
     * @param delivery how it came
     * @param record the record
     * @param sink where it goes
     */
    public void pass(Delivery delivery, RecordView record, RecordSink sink) {
        StationMessage message;
        try {
            message = message(delivery, record);
        } catch (ProblemException e) {
            sink.reject(record.original(), e.problem());
            return;
        }
        sink.accept(message);
    }

    private StationMessage message(Delivery delivery, RecordView record) {
        String station = stations.name(record::text, Optional.empty(), delivery.address());
        List<Measurement> measurements = measurements(record, at(delivery, record), quality(record));
        return new StationMessage(
                delivery.feed(),
                station,
                delivery.receivedAt(),
                record.original(),
                measurements,
                settings.location().flatMap(places -> location(record, places)));
    }

    private Instant at(Delivery delivery, RecordView record) {
        if (time.at().isEmpty()) {
            return delivery.receivedAt();
        }
        StringBuilder text = new StringBuilder();
        for (String place : time.at()) {
            text.append(text.isEmpty() ? "" : " ").append(record.text(place).orElse(""));
        }
        return times.read(text.toString());
    }

    private Quality quality(RecordView record) {
        return settings.quality()
                .flatMap(place -> record.text(place.at())
                        .map(String::strip)
                        .filter(flag -> !flag.isEmpty())
                        .map(flag -> place.flags().getOrDefault(flag, Quality.UNCERTAIN)))
                .orElse(Quality.GOOD);
    }

    private List<Measurement> measurements(RecordView record, Instant at, Quality quality) {
        Measurements measurements = new Measurements(at, quality);
        boolean some = false;
        for (Map.Entry<String, String> value : settings.values().entrySet()) {
            some |= record.has(value.getKey());
            record.text(value.getKey()).ifPresent(text -> measurements.add(value.getValue(), text, ""));
        }
        if (settings.items().isPresent()) {
            some |= items(record, settings.items().get(), measurements);
        }
        if (!some) {
            throw PayloadProblems.noValue();
        }
        return measurements.list;
    }

    private static boolean items(RecordView record, ItemPlaces places, Measurements measurements) {
        List<RecordView> items = record.items(places.at());
        for (RecordView item : items) {
            String code = item.text(places.code()).map(String::strip).orElse("");
            if (code.isEmpty() || code.length() > Measurement.MAXIMUM_CODE_LENGTH) {
                throw PayloadProblems.code(code);
            }
            String unit = places.unit().flatMap(item::text).map(String::strip).orElse("");
            item.text(places.value()).ifPresent(text -> measurements.add(code, text, unit));
        }
        return !items.isEmpty();
    }

    /** A place out of bounds is none: the values are right all the same. */
    private Optional<Location> location(RecordView record, LocationPlaces places) {
        return Locations.of(degrees(record, places.latitude()), degrees(record, places.longitude()));
    }

    private double degrees(RecordView record, String place) {
        return record.text(place).map(String::strip).map(numbers::parse).orElse(Double.NaN);
    }

    /** The values of one record. */
    private final class Measurements {

        final List<Measurement> list = new ArrayList<>();
        private final Instant at;
        private final Quality quality;

        Measurements(Instant at, Quality quality) {
            this.at = at;
            this.quality = quality;
        }

        void add(String code, String text, String unit) {
            OptionalDouble value = numbers.read(text);
            if (value.isEmpty()) {
                return;
            }
            if (list.size() >= StationMessage.MAXIMUM_MEASUREMENTS) {
                throw PayloadProblems.tooManyValues(StationMessage.MAXIMUM_MEASUREMENTS);
            }
            list.add(new Measurement(code, value.getAsDouble(), unit, at, quality));
        }
    }
}
