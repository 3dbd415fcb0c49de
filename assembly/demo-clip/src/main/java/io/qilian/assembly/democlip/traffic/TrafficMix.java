package io.qilian.assembly.democlip.traffic;

import io.qilian.assembly.democlip.body.RoadUser;

/**
 * How many vehicles of each class are to pass in one direction.
 *
 * @param cars passenger cars
 * @param vans vans and minibuses
 * @param trucks trucks of any size
 * @param buses city buses and coaches
 * @param motorcycles motorcycles and motor scooters
 * @param bicycles bicycles
 */
public record TrafficMix(int cars, int vans, int trucks, int buses, int motorcycles, int bicycles) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public TrafficMix {
        if (Math.min(Math.min(cars, vans), Math.min(trucks, buses)) < 0 || Math.min(motorcycles, bicycles) < 0) {
            throw new IllegalArgumentException("traffic mix: expected no negative number");
        }
    }

    /** The number of one class; there are no people on foot among the vehicles. */
    public int of(RoadUser user) {
        return switch (user) {
            case PERSON -> 0;
            case CAR -> cars;
            case VAN -> vans;
            case TRUCK -> trucks;
            case BUS -> buses;
            case MOTORCYCLE -> motorcycles;
            case BICYCLE -> bicycles;
        };
    }

    /** All of them. */
    public int total() {
        return cars + vans + trucks + buses + motorcycles + bicycles;
    }
}
