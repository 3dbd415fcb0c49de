package io.qilian.assembly.democlip.traffic;

import java.util.List;
import java.util.Objects;

/**
 * What is to move on a road. The planner places as much of it as fits.
 *
 * @param northbound vehicles away from the camera
 * @param southbound vehicles towards the camera
 * @param walkers number of people on the pavements
 * @param kilometresPerHour speed of a car in free traffic; others and single drivers differ from it
 * @param stops vehicles that pull over, northbound
 * @param parked number of vehicles that stand on the shoulders all the time
 */
public record Traffic(
        TrafficMix northbound,
        TrafficMix southbound,
        int walkers,
        double kilometresPerHour,
        List<PlannedStop> stops,
        int parked) {

    /**
     * A vehicle that pulls over to the shoulder, stands and drives on.
     *
     * @param metres how far along the road it stops
     * @param second when it comes to stand, in seconds of the clip
     * @param seconds how long it stands
     */
    public record PlannedStop(double metres, double second, double seconds) {}

    /**
     * Checks and copies.
     *
     * @throws NullPointerException if a mix is missing
     * @throws IllegalArgumentException if a number is negative or the speed is not positive
     */
    public Traffic {
        Objects.requireNonNull(northbound, "northbound");
        Objects.requireNonNull(southbound, "southbound");
        stops = List.copyOf(stops);
        if (walkers < 0 || parked < 0 || !(kilometresPerHour > 0)) {
            throw new IllegalArgumentException(
                    "traffic: expected numbers of 0 or more and a speed above 0, got walkers " + walkers + ", parked "
                            + parked + ", kilometresPerHour " + kilometresPerHour);
        }
    }
}
