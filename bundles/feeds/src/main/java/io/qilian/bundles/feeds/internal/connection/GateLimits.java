package io.qilian.bundles.feeds.internal.connection;

import java.time.Duration;

/**
 * How many sources are opened at once and how fast.
 *
 * @param atOnce openings under way in all
 * @param atOncePerHost openings under way to one host
 * @param perSecondPerHost openings that begin in a second to one host
 * @param failingFeeds feeds of one host that fail one after the other until the host counts as down
 * @param pauseAtLeast first pause of a host that is down
 * @param pauseAtMost longest pause, to which it doubles
 */
public record GateLimits(
        int atOnce,
        int atOncePerHost,
        double perSecondPerHost,
        int failingFeeds,
        Duration pauseAtLeast,
        Duration pauseAtMost) {

    /** What suits a recorder with some dozens of cameras. */
    public static final GateLimits USUAL = new GateLimits(16, 4, 5, 3, Duration.ofSeconds(5), Duration.ofSeconds(60));

    /** Checks the bounds. */
    public GateLimits {
        if (atOnce < 1 || atOncePerHost < 1 || failingFeeds < 2) {
            throw new IllegalArgumentException("openings at once: expected 1 or more, feeds that fail: 2 or more, got "
                    + atOnce + ", " + atOncePerHost + ", " + failingFeeds);
        }
        if (!(perSecondPerHost > 0) || perSecondPerHost > 1000) {
            throw new IllegalArgumentException(
                    "openings a second: expected more than 0, up to 1000, got " + perSecondPerHost);
        }
        if (pauseAtLeast.isNegative() || pauseAtLeast.isZero() || pauseAtMost.compareTo(pauseAtLeast) < 0) {
            throw new IllegalArgumentException("pauses: expected more than 0 s and not less at most than at least, got "
                    + pauseAtLeast + ", " + pauseAtMost);
        }
    }
}
