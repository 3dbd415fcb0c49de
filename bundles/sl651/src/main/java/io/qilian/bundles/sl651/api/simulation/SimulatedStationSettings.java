package io.qilian.bundles.sl651.api.simulation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Where a simulated station reports and how.
 *
 * @param host of the centre
 * @param port of the centre
 * @param station its address, ten upper-case hexadecimal digits
 * @param kind letter of its kind (SL 651-2014, annex A), such as {@code H} for a river
 * @param centre the centre's address, 0 to 255
 * @param password 0 to 65535
 * @param zone what its clock shows
 * @param interval between two reports
 * @param keepAlive between two frames that keep the connection
 * @param confirmWait how long it waits for a confirmation before it sends again
 * @param packetBytes longest text of one frame; longer ones go in packets. 100 to 4000
 * @param seed of its chance: the same seed makes the same faults
 * @param faults what it does wrong
 */
public record SimulatedStationSettings(
        String host,
        int port,
        String station,
        char kind,
        int centre,
        int password,
        ZoneId zone,
        Duration interval,
        Duration keepAlive,
        Duration confirmWait,
        int packetBytes,
        long seed,
        StationFaults faults) {

    /**
     * Checks the bounds.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the packets are too short or too long
     */
    public SimulatedStationSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(station, "station");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(keepAlive, "keepAlive");
        Objects.requireNonNull(confirmWait, "confirmWait");
        Objects.requireNonNull(faults, "faults");
        if (packetBytes < 100 || packetBytes > 4000) {
            throw new IllegalArgumentException("packetBytes: expected 100 to 4000, got " + packetBytes);
        }
    }

    /**
     * A river station in Shanghai's zone that reports as fast as it is confirmed.
     *
     * @param host of the centre
     * @param port of the centre
     * @param station its address, ten upper-case hexadecimal digits
     * @param password 0 to 65535
     * @return settings without faults: kept alive every 40 s, sent again after 10 s, packets of 1000 bytes
     */
    public static SimulatedStationSettings of(String host, int port, String station, int password) {
        return new SimulatedStationSettings(
                host,
                port,
                station,
                'H',
                1,
                password,
                ZoneId.of("Asia/Shanghai"),
                Duration.ZERO,
                Duration.ofSeconds(40),
                Duration.ofSeconds(10),
                1000,
                1,
                StationFaults.none());
    }

    /**
     * The same station with faults.
     *
     * @param wrong what it does wrong
     * @param chance the seed
     * @return the settings
     */
    public SimulatedStationSettings failing(StationFaults wrong, long chance) {
        return new SimulatedStationSettings(
                host,
                port,
                station,
                kind,
                centre,
                password,
                zone,
                interval,
                keepAlive,
                confirmWait,
                packetBytes,
                chance,
                wrong);
    }

    /**
     * The same station at another pace.
     *
     * @param betweenReports see {@link #interval()}
     * @param beforeRepeating see {@link #confirmWait()}
     * @param longestText see {@link #packetBytes()}
     * @return the settings
     */
    public SimulatedStationSettings paced(Duration betweenReports, Duration beforeRepeating, int longestText) {
        return new SimulatedStationSettings(
                host,
                port,
                station,
                kind,
                centre,
                password,
                zone,
                betweenReports,
                keepAlive,
                beforeRepeating,
                longestText,
                seed,
                faults);
    }

    @Override
    public String toString() {
        return "SimulatedStationSettings[" + host + ":" + port + ", station " + station + "]";
    }
}
