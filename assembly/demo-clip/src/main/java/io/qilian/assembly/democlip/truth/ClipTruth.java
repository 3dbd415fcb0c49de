package io.qilian.assembly.democlip.truth;

import java.util.List;
import java.util.Objects;

/**
 * What is known of a clip as a whole.
 *
 * @param format size, rate and number of its frames
 * @param calibration points by which picture and ground can be related, at least 6
 * @param lines the counting lines
 * @param areas the carriageways
 * @param crossings every crossing of a line, by time
 * @param stops every stop, by its begin
 */
public record ClipTruth(
        FrameFormat format,
        List<CalibrationPoint> calibration,
        List<CountingLine> lines,
        List<CarriagewayArea> areas,
        List<Crossing> crossings,
        List<Stop> stops) {

    /**
     * Checks and copies.
     *
     * @throws NullPointerException if a part is null
     */
    public ClipTruth {
        Objects.requireNonNull(format, "format");
        calibration = List.copyOf(calibration);
        lines = List.copyOf(lines);
        areas = List.copyOf(areas);
        crossings = List.copyOf(crossings);
        stops = List.copyOf(stops);
    }
}
