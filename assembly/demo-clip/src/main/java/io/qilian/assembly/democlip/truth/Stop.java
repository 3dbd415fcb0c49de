package io.qilian.assembly.democlip.truth;

import io.qilian.assembly.democlip.body.RoadUser;
import io.qilian.kernel.api.geometry.Point;
import java.util.Objects;

/**
 * A time during which an object stands.
 *
 * @param id number of the object
 * @param user its class
 * @param beginSecond when it comes to stand, in seconds from the start of the clip
 * @param endSecond when it moves again, at most the length of the clip
 * @param ground where it stands, in metres
 */
public record Stop(int id, RoadUser user, double beginSecond, double endSecond, Point ground) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public Stop {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(ground, "ground");
    }
}
