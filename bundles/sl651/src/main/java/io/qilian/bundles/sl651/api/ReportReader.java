package io.qilian.bundles.sl651.api;

import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Reads what stations send into values (SL 651-2014, 6.6). Times are the station's own in a zone that is set; a year has two
 * digits and lies at most ten years ahead. An element that is not in the table is skipped by the length that its definition
 * byte tells. Thread-safe.
 */
public final class ReportReader {

    private final ZoneId zone;

    /**
     * A reader for stations in a zone.
     *
     * @param zone what the stations' clocks show
     */
    public ReportReader(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /**
     * Reads a text.
     *
     * @param header of its frame
     * @param text the whole text; of several packets, put together
     * @param receivedAt when it came, for the century
     * @return what it says
     * @throws ProblemException if it ends too early, a time cannot be, it is a picture, or an entered text cannot be read
     */
    public StationReport read(FrameHeader header, byte[] text, Instant receivedAt) {
        if (header.function() == FunctionCode.PICTURE.code()) {
            throw ReportProblems.picture();
        }
        TextCursor cursor = new TextCursor(text, zone, receivedAt);
        return new ReportReading(header, cursor).read();
    }
}
