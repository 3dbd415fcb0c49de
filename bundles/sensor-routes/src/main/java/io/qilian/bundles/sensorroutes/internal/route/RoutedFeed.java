package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormat;
import java.util.Objects;

/**
 * A feed that comes by a route.
 *
 * @param feed its name
 * @param format how its payloads are read
 * @param mostInFlight payloads that may be under way at once
 * @param reconnectAfterMs least limit of the wait after a failure
 * @param reconnectAtMostMs greatest limit of the wait after a failure
 */
public record RoutedFeed(
        String feed, PayloadFormat format, int mostInFlight, long reconnectAfterMs, long reconnectAtMostMs) {

    /** Checks that nothing is missing. */
    public RoutedFeed {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(format, "format");
    }
}
