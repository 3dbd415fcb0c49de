package io.qilian.bundles.sensors.internal.store;

import io.qilian.kernel.api.feed.Quality;

/** Qualities as they stand in the database; the SQL of this package knows that 2 is bad. */
final class QualityCode {

    private QualityCode() {}

    static int of(Quality quality) {
        return switch (quality) {
            case GOOD -> 0;
            case UNCERTAIN -> 1;
            case BAD -> 2;
        };
    }

    static Quality quality(int code) {
        return switch (code) {
            case 0 -> Quality.GOOD;
            case 1 -> Quality.UNCERTAIN;
            case 2 -> Quality.BAD;
            default -> throw new IllegalStateException("the database holds an unknown quality: " + code);
        };
    }
}
