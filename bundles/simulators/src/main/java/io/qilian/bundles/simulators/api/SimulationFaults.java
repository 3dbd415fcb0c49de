package io.qilian.bundles.simulators.api;

import java.time.Duration;
import java.util.Objects;

/**
 * What goes wrong. Immutable.
 *
 * @param lose share of the records that are not sent by themselves, 0 to 1; a Modbus device does not answer then
 * @param corrupt share of the packets of which a byte is changed, 0 to 1; a Modbus device refuses then
 * @param malformed share of the records beside which something is sent that is none, 0 to 1; not for Modbus
 * @param freezeAfter records after which the values stay what they are; 0 never
 * @param clockSkew how far the clock is ahead, negative if it is behind; not for Modbus
 */
public record SimulationFaults(double lose, double corrupt, double malformed, int freezeAfter, Duration clockSkew) {

    /** Nothing goes wrong. */
    public static final SimulationFaults NONE = new SimulationFaults(0, 0, 0, 0, Duration.ZERO);

    /**
     * Checks the bounds.
     *
     * @throws NullPointerException if the skew is null
     * @throws IllegalArgumentException if a share is not 0 to 1, or a number is negative
     */
    public SimulationFaults {
        Objects.requireNonNull(clockSkew, "clockSkew");
        for (double share : new double[] {lose, corrupt, malformed}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share of a fault: expected 0 to 1, got " + share);
            }
        }
        if (freezeAfter < 0) {
            throw new IllegalArgumentException("freezeAfter: expected 0 or more, got " + freezeAfter);
        }
    }
}
