package io.qilian.scenarios.traffic.internal.analysis;

import io.qilian.scenarios.traffic.internal.settings.TrafficSettings.RoadUser;
import java.util.Locale;

/** How models call the classes. */
public final class Labels {

    private Labels() {}

    /** The label of a class, as in COCO. */
    public static String of(RoadUser user) {
        return user.name().toLowerCase(Locale.ROOT);
    }
}
