package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A format made of a piece of YAML, and what it reads. */
final class Payloads implements RecordSink {

    static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    final List<StationMessage> messages = new ArrayList<>();
    final List<Problem> reasons = new ArrayList<>();
    final List<String> rejected = new ArrayList<>();

    static PayloadSettings settings(String yaml) {
        return SettingsFile.of("feed.yaml", yaml).as(PayloadSettings.class);
    }

    static PayloadFormat format(String yaml) {
        return PayloadFormats.of(settings(yaml));
    }

    static List<StationMessage> decode(String yaml, String payload) {
        return format(yaml).decode("air", payload.getBytes(StandardCharsets.UTF_8), "air/park/data", NOW);
    }

    /** Reads record by record. */
    static Payloads read(String yaml, String payload) {
        return read(format(yaml), payload.getBytes(StandardCharsets.UTF_8));
    }

    static Payloads read(PayloadFormat format, byte[] payload) {
        Payloads read = new Payloads();
        try {
            format.read(new Delivery("air", "air/park/data", NOW), new ByteArrayInputStream(payload), read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    /** Code to value, of a message. */
    static Map<String, Double> values(StationMessage message) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Measurement measurement : message.measurements()) {
            values.put(measurement.code(), measurement.value());
        }
        return values;
    }

    @Override
    public void accept(StationMessage message) {
        messages.add(message);
    }

    @Override
    public void reject(String original, Problem reason) {
        rejected.add(original);
        reasons.add(reason);
    }
}
