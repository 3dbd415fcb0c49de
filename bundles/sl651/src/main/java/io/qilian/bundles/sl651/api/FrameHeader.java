package io.qilian.bundles.sl651.api;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * From whom to whom a frame goes and what it is about. Immutable. Its text does not show the password.
 *
 * @param direction where it goes
 * @param centre address of the centre, 0 to 255; 0 is none by the standard, but stations send it
 * @param station address of the station: its five bytes as ten upper-case hexadecimal digits
 * @param password two bytes, 0 to 65535
 * @param function what it is about, 0 to 255; see {@link FunctionCode}
 */
public record FrameHeader(Direction direction, int centre, String station, int password, int function) {

    private static final Pattern STATION = Pattern.compile("[0-9A-F]{10}");

    /**
     * Checks the bounds.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a part is out of bounds
     */
    public FrameHeader {
        Objects.requireNonNull(direction, "direction");
        if (!STATION.matcher(station).matches()) {
            throw new IllegalArgumentException(
                    "station: expected ten hexadecimal digits in upper case, got " + station);
        }
        if (centre < 0 || centre > 0xFF || function < 0 || function > 0xFF || password < 0 || password > 0xFFFF) {
            throw new IllegalArgumentException(
                    "header: expected bytes for centre and function and two for the password, got centre " + centre
                            + ", function " + function);
        }
    }

    /**
     * The header of an answer.
     *
     * @return the same parties and function, the other way round
     */
    public FrameHeader answered() {
        return new FrameHeader(
                direction == Direction.UP ? Direction.DOWN : Direction.UP, centre, station, password, function);
    }

    /**
     * The same parties about something else.
     *
     * @param other the function
     * @return the header
     */
    public FrameHeader about(FunctionCode other) {
        return new FrameHeader(direction, centre, station, password, other.code());
    }

    @Override
    public String toString() {
        return "FrameHeader[" + direction + ", centre " + centre + ", station " + station + ", function "
                + Integer.toHexString(function) + "]";
    }
}
