package io.qilian.bundles.hj212.api;

import java.util.Objects;
import java.util.Optional;

/**
 * The data segment of a packet (HJ 212-2017, 6.3). Immutable. Its text form, by {@link #toString}, does not show the
 * password.
 *
 * @param requestNumber QN, a time with milliseconds that names a request and what answers it; empty where a station of
 *     2005 leaves it out
 * @param systemCode ST: 21 surface water, 22 air, 23 noise, 31 polluting gas, 32 polluting water, 91 between systems
 * @param commandCode CN, four digits
 * @param password PW
 * @param deviceNumber MN, the station
 * @param flags Flag
 * @param packageNumber PNUM and PNO, present if the flags say so
 * @param parameters what stands between {@code CP=&&} and {@code &&}
 */
public record DataSegment(
        String requestNumber,
        String systemCode,
        String commandCode,
        String password,
        String deviceNumber,
        SegmentFlags flags,
        Optional<PackageNumber> packageNumber,
        String parameters) {

    /** The system code of what systems tell each other, such as answers. */
    public static final String BETWEEN_SYSTEMS = "91";

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the flags and the package number disagree
     */
    public DataSegment {
        Objects.requireNonNull(requestNumber, "requestNumber");
        Objects.requireNonNull(systemCode, "systemCode");
        Objects.requireNonNull(commandCode, "commandCode");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(deviceNumber, "deviceNumber");
        Objects.requireNonNull(parameters, "parameters");
        if (flags.numbered() != packageNumber.isPresent()) {
            throw new IllegalArgumentException("package number: expected one exactly if bit D of Flag is set, got Flag "
                    + flags.value() + " and " + packageNumber);
        }
    }

    /**
     * A segment without parameters.
     *
     * @param requestNumber see {@link #requestNumber()}
     * @param systemCode see {@link #systemCode()}
     * @param commandCode see {@link #commandCode()}
     * @param deviceNumber see {@link #deviceNumber()}
     * @return the segment, by HJ 212-2017, without password, that wants no answer
     */
    public static DataSegment of(String requestNumber, String systemCode, String commandCode, String deviceNumber) {
        return new DataSegment(
                requestNumber,
                systemCode,
                commandCode,
                "",
                deviceNumber,
                SegmentFlags.of2017(false),
                Optional.empty(),
                "");
    }

    /**
     * The same segment with a password.
     *
     * @param text see {@link #password()}
     * @return a copy
     */
    public DataSegment withPassword(String text) {
        return new DataSegment(
                requestNumber, systemCode, commandCode, text, deviceNumber, flags, packageNumber, parameters);
    }

    /**
     * The same segment with other parameters.
     *
     * @param text see {@link #parameters()}
     * @return a copy
     */
    public DataSegment withParameters(String text) {
        return new DataSegment(
                requestNumber, systemCode, commandCode, password, deviceNumber, flags, packageNumber, text);
    }

    /**
     * The same segment with other flags.
     *
     * @param version see {@link SegmentFlags#version()}
     * @param answerWanted see {@link SegmentFlags#answerWanted()}
     * @return a copy, numbered as this one is
     */
    public DataSegment withFlags(int version, boolean answerWanted) {
        SegmentFlags changed = new SegmentFlags(version, packageNumber.isPresent(), answerWanted);
        return new DataSegment(
                requestNumber, systemCode, commandCode, password, deviceNumber, changed, packageNumber, parameters);
    }

    /**
     * The same segment as a part of a message, or as a message that stands alone.
     *
     * @param part which part, or nothing
     * @return a copy, with flags that agree
     */
    public DataSegment withPackageNumber(Optional<PackageNumber> part) {
        SegmentFlags changed = new SegmentFlags(flags.version(), part.isPresent(), flags.answerWanted());
        return new DataSegment(
                requestNumber, systemCode, commandCode, password, deviceNumber, changed, part, parameters);
    }

    @Override
    public String toString() {
        return SegmentCodec.write(password.isEmpty() ? this : withPassword("******"));
    }
}
