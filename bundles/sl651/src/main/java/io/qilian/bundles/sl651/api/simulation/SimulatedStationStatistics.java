package io.qilian.bundles.sl651.api.simulation;

/**
 * What a simulated station has done.
 *
 * @param confirmed reports that the centre has confirmed
 * @param unconfirmed reports that it has given up after three attempts
 * @param lost reports that it kept back
 * @param repeated frames that were sent again
 * @param corrupted frames that were changed
 * @param malformed times that bytes were sent that are no frame
 * @param answered queries that were answered
 * @param connects connections that were made
 * @param clocksSet commands to set its clock that came; it obeys none
 * @param ended whether there are no further reports
 */
public record SimulatedStationStatistics(
        long confirmed,
        long unconfirmed,
        long lost,
        long repeated,
        long corrupted,
        long malformed,
        long answered,
        long connects,
        long clocksSet,
        boolean ended) {}
