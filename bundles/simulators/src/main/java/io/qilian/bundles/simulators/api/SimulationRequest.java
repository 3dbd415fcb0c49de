package io.qilian.bundles.simulators.api;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is to be simulated. Immutable.
 *
 * @param name what people call it: lower case letters, digits and hyphens
 * @param kind what it is
 * @param host where the platform listens; for Modbus the address on which the device listens
 * @param port its port, 1 to 65535
 * @param every time between two records: a second at least, for SL 651 a minute, since its times tell no seconds
 * @param csv file below {@code data/simulations} whose rows are sent one after the other, again and again; empty for made-up
 *     day curves
 * @param columns the protocol's code by the column of the file; empty if there is no file
 * @param faults what goes wrong
 * @param seed of its chance: the same seed makes the same values and faults
 */
public record SimulationRequest(
        String name,
        SimulationKind kind,
        String host,
        int port,
        Duration every,
        Optional<String> csv,
        Map<String, String> columns,
        SimulationFaults faults,
        long seed) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int MOST_COLUMNS = 100;

    /**
     * Checks the parts, and copies the map in its order.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a part is out of bounds, or file and columns do not go together
     */
    public SimulationRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(csv, "csv");
        Objects.requireNonNull(faults, "faults");
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: expected 1 to 63 lower case letters, digits and hyphens, got " + name);
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port: expected 1 to 65535, got " + port);
        }
        Duration least = kind == SimulationKind.SL651 ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
        if (every.compareTo(least) < 0 || every.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("every: expected " + least.toSeconds() + " s to 1 day, got "
                    + every.toSeconds() + " s: the protocol tells no shorter times apart");
        }
        if (csv.isPresent() == columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "columns: expected 1 to " + MOST_COLUMNS + " with a file and none without, got " + columns.size());
        }
        if (kind == SimulationKind.MODBUS
                && (faults.malformed() > 0 || !faults.clockSkew().isZero())) {
            throw new IllegalArgumentException(
                    "faults: a Modbus device has no clock and sends nothing by itself; malformed and clockSkew are for stations");
        }
    }
}
