package io.qilian.assembly.democlip.truth;

import io.qilian.assembly.democlip.body.RoadUser;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import java.util.Objects;

/**
 * One object that is to be seen in a frame.
 *
 * @param id its number in the clip
 * @param user its class
 * @param box around what is seen of it, in pixels
 * @param whole around all of it within the picture, what others hide included, in pixels
 * @param visibleShare how much of its outline is seen, 0 to 1: neither hidden nor beyond the edge of the picture
 * @param motion where it is and how fast
 */
public record SeenObject(int id, RoadUser user, Box box, Box whole, double visibleShare, Motion motion) {

    /**
     * How an object moves.
     *
     * @param ground the point of the ground beneath its middle, in metres
     * @param metresPerSecond its speed
     */
    public record Motion(Point ground, double metresPerSecond) {

        /**
         * Checks that nothing is missing.
         *
         * @throws NullPointerException if there is no ground point
         */
        public Motion {
            Objects.requireNonNull(ground, "ground");
        }

        /**
         * The speed as signs state it.
         *
         * @return km/h
         */
        public double kilometresPerHour() {
            return metresPerSecond * 3.6;
        }
    }

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the visible share is not a share
     */
    public SeenObject {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(motion, "motion");
        if (!(visibleShare >= 0 && visibleShare <= 1)) {
            throw new IllegalArgumentException("visibleShare: expected 0 to 1, got " + visibleShare);
        }
    }
}
