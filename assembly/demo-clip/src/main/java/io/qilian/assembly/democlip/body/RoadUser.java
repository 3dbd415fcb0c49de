package io.qilian.assembly.democlip.body;

import java.util.Locale;

/** The classes of what moves on a road. */
public enum RoadUser {
    /** Someone on foot. */
    PERSON,
    /** A bicycle with its rider. */
    BICYCLE,
    /** A motorcycle or motor scooter with its rider. */
    MOTORCYCLE,
    /** A passenger car. */
    CAR,
    /** A van or minibus. */
    VAN,
    /** A city bus or a coach. */
    BUS,
    /** A truck of any size. */
    TRUCK;

    /**
     * The name as it stands in truth files.
     *
     * @return the name in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
