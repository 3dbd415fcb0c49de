package io.qilian.assembly.democlip.truth;

import java.util.List;

/**
 * What is known of a clip as a whole.
 *
 * @param calibration points by which picture and ground can be related, at least 6
 * @param lines the counting lines
 * @param crossings every crossing of a line, by time
 * @param stops every stop, by its begin
 */
public record ClipTruth(
        List<CalibrationPoint> calibration, List<CountingLine> lines, List<Crossing> crossings, List<Stop> stops) {

    /** Copies the lists. */
    public ClipTruth {
        calibration = List.copyOf(calibration);
        lines = List.copyOf(lines);
        crossings = List.copyOf(crossings);
        stops = List.copyOf(stops);
    }
}
