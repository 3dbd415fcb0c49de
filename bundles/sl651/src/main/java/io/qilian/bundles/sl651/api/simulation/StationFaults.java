package io.qilian.bundles.sl651.api.simulation;

import java.time.Duration;
import java.util.Objects;

/**
 * What a simulated station does wrong.
 *
 * @param loseShare share of reports that are never sent by themselves, 0 to 1; they can still be asked for
 * @param corruptShare share of frames in which one byte is changed, 0 to 1
 * @param malformedShare share of reports before which bytes are sent that are no frame, 0 to 1
 * @param freezeAfter number of reports after which the values stay as they are; 0 never
 * @param clockSkew how far the station's clock is ahead; negative if it is behind
 */
public record StationFaults(
        double loseShare, double corruptShare, double malformedShare, int freezeAfter, Duration clockSkew) {

    /**
     * Checks the bounds.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a share is not within 0 and 1, or a number is negative
     */
    public StationFaults {
        Objects.requireNonNull(clockSkew, "clockSkew");
        boolean shares = within(loseShare) && within(corruptShare) && within(malformedShare);
        if (!shares || freezeAfter < 0) {
            throw new IllegalArgumentException("faults: expected shares of 0 to 1 and freezeAfter of 0 or more, got "
                    + loseShare + ", " + corruptShare + ", " + malformedShare + ", " + freezeAfter);
        }
    }

    private static boolean within(double share) {
        return share >= 0 && share <= 1;
    }

    /**
     * A station that does nothing wrong.
     *
     * @return no faults
     */
    public static StationFaults none() {
        return new StationFaults(0, 0, 0, 0, Duration.ZERO);
    }
}
