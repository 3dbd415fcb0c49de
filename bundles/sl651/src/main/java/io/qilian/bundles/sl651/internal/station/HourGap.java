package io.qilian.bundles.sl651.internal.station;

import java.time.Instant;

/**
 * Hours that a station has not reported, of one element.
 *
 * @param guide guide byte of the element
 * @param from beginning of the first hour
 * @param to end of the last hour
 */
record HourGap(int guide, Instant from, Instant to) {}
