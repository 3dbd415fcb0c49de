package io.qilian.bundles.hj212.api.simulation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Who a simulated station is, and how it sends. Immutable; its text form does not show the password.
 *
 * @param host where the centre is
 * @param port its port
 * @param deviceNumber MN
 * @param password PW
 * @param systemCode ST
 * @param zone the station's time zone
 * @param pace time between two records; zero for as fast as the centre acknowledges
 * @param answerTimeout how long it waits for an acknowledgement before it sends again
 * @param attempts how often it sends a record at most
 * @param window records that it sends without waiting for the acknowledgement of the first; 1 as the standard has it
 * @param remembered records of each kind that it remembers; the oldest go
 * @param seed decides which packets the faults meet
 */
public record StationPlan(
        String host,
        int port,
        String deviceNumber,
        String password,
        String systemCode,
        ZoneId zone,
        Duration pace,
        Duration answerTimeout,
        int attempts,
        int window,
        int remembered,
        long seed) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is less than 1
     */
    public StationPlan {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(zone, "zone");
        if (attempts < 1 || window < 1 || remembered < 1) {
            throw new IllegalArgumentException("attempts, window, remembered: expected at least 1, got " + attempts
                    + ", " + window + ", " + remembered);
        }
    }

    /**
     * An air station in China that sends at once what it is given.
     *
     * @param port port of a centre on this machine
     * @param deviceNumber see {@link #deviceNumber()}
     * @param password see {@link #password()}
     * @return the plan
     */
    public static StationPlan of(int port, String deviceNumber, String password) {
        return new StationPlan(
                "127.0.0.1",
                port,
                deviceNumber,
                password,
                "22",
                ZoneId.of("Asia/Shanghai"),
                Duration.ZERO,
                Duration.ofSeconds(5),
                3,
                1,
                10_000,
                1);
    }

    /**
     * The same with another way to wait.
     *
     * @param timeout see {@link #answerTimeout()}
     * @param times see {@link #attempts()}
     * @param records see {@link #window()}
     * @return a copy
     */
    public StationPlan waiting(Duration timeout, int times, int records) {
        return new StationPlan(
                host, port, deviceNumber, password, systemCode, zone, pace, timeout, times, records, remembered, seed);
    }

    /**
     * The same at another pace.
     *
     * @param between see {@link #pace()}
     * @return a copy
     */
    public StationPlan paced(Duration between) {
        return new StationPlan(
                host,
                port,
                deviceNumber,
                password,
                systemCode,
                zone,
                between,
                answerTimeout,
                attempts,
                window,
                remembered,
                seed);
    }

    @Override
    public String toString() {
        return "StationPlan[" + deviceNumber + " to " + host + ":" + port + "]";
    }
}
