package io.qilian.bundles.sl651.api;

import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A station's text, read. Immutable.
 *
 * @param serial number of the message, 0 to 65535; the same when it is sent again
 * @param sentAt when it was sent, by the station's clock
 * @param observedAt time of the first observation; {@code sentAt} if the text names none
 * @param stations what it says, one entry a station
 * @param hourElements guide bytes of the elements of an hour that it holds, missing values included
 * @param missing values that the station marks as missing
 * @param unknown elements that are not in the table; skipped
 * @param unreadable elements that are in the table, with bytes that make no sense; skipped
 */
public record StationReport(
        int serial,
        Instant sentAt,
        Instant observedAt,
        List<StationObservations> stations,
        Set<Integer> hourElements,
        int missing,
        int unknown,
        List<Problem> unreadable) {

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a part is null
     */
    public StationReport {
        Objects.requireNonNull(sentAt, "sentAt");
        Objects.requireNonNull(observedAt, "observedAt");
        stations = List.copyOf(stations);
        hourElements = Set.copyOf(hourElements);
        unreadable = List.copyOf(unreadable);
    }
}
