package io.qilian.bundles.hj212.api.simulation;

import java.time.Duration;
import java.util.Objects;

/**
 * What goes wrong at a simulated station. Immutable.
 *
 * @param lostShare share of the records that are kept in memory but not sent, as when the line is down; 0 to 1
 * @param corruptShare share of the packets of which one byte is changed on the way; 0 to 1
 * @param malformedShare share of the records in whose place a packet is sent that the standard does not know; 0 to 1
 * @param frozen whether all values stay what they first were, as of a sensor that is stuck
 * @param silent whether the connection stays and nothing is sent or answered, as of a station that hangs
 * @param clockSkew how far its clock is ahead
 */
public record StationFaults(
        double lostShare,
        double corruptShare,
        double malformedShare,
        boolean frozen,
        boolean silent,
        Duration clockSkew) {

    /**
     * Checks the shares.
     *
     * @throws IllegalArgumentException if a share is not 0 to 1
     */
    public StationFaults {
        Objects.requireNonNull(clockSkew, "clockSkew");
        for (double share : new double[] {lostShare, corruptShare, malformedShare}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share of a fault: expected 0 to 1, got " + share);
            }
        }
    }

    /**
     * A station that works.
     *
     * @return no faults
     */
    public static StationFaults none() {
        return new StationFaults(0, 0, 0, false, false, Duration.ZERO);
    }

    /**
     * The same with records that are lost.
     *
     * @param share see {@link #lostShare()}
     * @return a copy
     */
    public StationFaults losing(double share) {
        return new StationFaults(share, corruptShare, malformedShare, frozen, silent, clockSkew);
    }

    /**
     * The same with packets that are changed on the way.
     *
     * @param share see {@link #corruptShare()}
     * @return a copy
     */
    public StationFaults corrupting(double share) {
        return new StationFaults(lostShare, share, malformedShare, frozen, silent, clockSkew);
    }

    /**
     * The same with packets that the standard does not know.
     *
     * @param share see {@link #malformedShare()}
     * @return a copy
     */
    public StationFaults malforming(double share) {
        return new StationFaults(lostShare, corruptShare, share, frozen, silent, clockSkew);
    }

    /**
     * The same with values that stay what they are.
     *
     * @return a copy
     */
    public StationFaults freezing() {
        return new StationFaults(lostShare, corruptShare, malformedShare, true, silent, clockSkew);
    }

    /**
     * The same but silent.
     *
     * @return a copy
     */
    public StationFaults silenced() {
        return new StationFaults(lostShare, corruptShare, malformedShare, frozen, true, clockSkew);
    }

    /**
     * The same with a clock that is wrong.
     *
     * @param ahead see {@link #clockSkew()}
     * @return a copy
     */
    public StationFaults skewed(Duration ahead) {
        return new StationFaults(lostShare, corruptShare, malformedShare, frozen, silent, ahead);
    }
}
