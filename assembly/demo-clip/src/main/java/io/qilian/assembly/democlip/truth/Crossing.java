package io.qilian.assembly.democlip.truth;

import io.qilian.assembly.democlip.body.RoadUser;
import java.util.Objects;

/**
 * The moment at which the middle of an object passes a counting line.
 *
 * @param id number of the object
 * @param user its class
 * @param line name of the line, which is the direction
 * @param second when, in seconds from the start of the clip
 * @param kilometresPerHour how fast, at that moment
 */
public record Crossing(int id, RoadUser user, String line, double second, double kilometresPerHour) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public Crossing {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(line, "line");
    }
}
