package io.qilian.bundles.hj212.api;

import io.qilian.kernel.api.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads and writes the text of data segments (HJ 212-2017, 6.3): {@code QN=…;ST=…;CN=…;PW=…;MN=…;Flag=…;PNUM=…;PNO=…;
 * CP=&&…&&}. Fields are read in any order before CP, and unknown ones are passed over: later versions add some.
 * Stateless, thread-safe.
 */
public final class SegmentCodec {

    /** Longest MN; the standard has 24. */
    public static final int MAXIMUM_DEVICE_NUMBER = 64;

    private static final String PARAMETERS = "CP=&&";
    private static final String END = "&&";
    private static final Pattern REQUEST_NUMBER = Pattern.compile("[0-9A-Za-z]{0,32}");
    private static final Pattern SYSTEM_CODE = Pattern.compile("[0-9A-Za-z]{2}");
    private static final Pattern COMMAND_CODE = Pattern.compile("[0-9]{4}");
    private static final Pattern PASSWORD = Pattern.compile("[!-~&&[^;,=]]{0,32}");
    private static final Pattern DEVICE_NUMBER = Pattern.compile("[0-9A-Za-z_.-]{1," + MAXIMUM_DEVICE_NUMBER + "}");
    private static final Pattern FLAGS = Pattern.compile("[0-9]{1,3}");
    private static final Pattern PACKAGE_NUMBER = Pattern.compile("[0-9]{1,4}");

    private SegmentCodec() {}

    /**
     * Reads a segment.
     *
     * @param text its text
     * @return the segment
     * @throws ProblemException if it does not have the form of the standard; the problem names the field
     */
    public static DataSegment read(String text) {
        int parameters = text.indexOf(PARAMETERS);
        int from = parameters + PARAMETERS.length();
        if (parameters < 0 || !text.endsWith(END) || text.length() - END.length() < from) {
            throw CodecProblems.parametersOpen();
        }
        Map<String, String> fields = fields(text.substring(0, parameters));
        SegmentFlags flags = flags(fields.getOrDefault("Flag", "0"));
        return new DataSegment(
                checked(fields, "QN", REQUEST_NUMBER, "up to 32 digits and letters"),
                required(fields, "ST", SYSTEM_CODE, "2 digits or letters"),
                required(fields, "CN", COMMAND_CODE, "4 digits"),
                checked(fields, "PW", PASSWORD, "up to 32 visible characters without separators"),
                required(fields, "MN", DEVICE_NUMBER, "1 to 64 digits, letters, points, hyphens"),
                flags,
                packageNumber(fields, flags),
                text.substring(from, text.length() - END.length()));
    }

    /**
     * Writes a segment.
     *
     * @param segment the segment
     * @return its text
     */
    public static String write(DataSegment segment) {
        StringBuilder text = new StringBuilder(96 + segment.parameters().length());
        if (!segment.requestNumber().isEmpty()) {
            text.append("QN=").append(segment.requestNumber()).append(';');
        }
        text.append("ST=").append(segment.systemCode());
        text.append(";CN=").append(segment.commandCode());
        text.append(";PW=").append(segment.password());
        text.append(";MN=").append(segment.deviceNumber());
        text.append(";Flag=").append(segment.flags().value());
        segment.packageNumber().ifPresent(part -> text.append(";PNUM=")
                .append(part.count())
                .append(";PNO=")
                .append(part.number()));
        return text.append(';')
                .append(PARAMETERS)
                .append(segment.parameters())
                .append(END)
                .toString();
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (Item field : Parameters.items(text)) {
            if (fields.put(field.key(), field.value()) != null) {
                throw CodecProblems.fieldTwice(field.key());
            }
        }
        return fields;
    }

    private static String required(Map<String, String> fields, String name, Pattern form, String expected) {
        if (!fields.containsKey(name)) {
            throw CodecProblems.fieldMissing(name, expected);
        }
        return checked(fields, name, form, expected);
    }

    private static String checked(Map<String, String> fields, String name, Pattern form, String expected) {
        String value = fields.getOrDefault(name, "");
        if (!form.matcher(value).matches()) {
            // A password is not repeated, not even a wrong one.
            throw CodecProblems.field(name, expected, name.equals("PW") ? "something else" : value);
        }
        return value;
    }

    private static SegmentFlags flags(String text) {
        int value = FLAGS.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (value < 0 || value > 255) {
            throw CodecProblems.field("Flag", "0 to 255", text);
        }
        return SegmentFlags.of(value);
    }

    private static Optional<PackageNumber> packageNumber(Map<String, String> fields, SegmentFlags flags) {
        if (!flags.numbered()) {
            return Optional.empty();
        }
        String count = required(fields, "PNUM", PACKAGE_NUMBER, "1 to 9999");
        String number = required(fields, "PNO", PACKAGE_NUMBER, "1 to PNUM");
        try {
            return Optional.of(new PackageNumber(Integer.parseInt(count), Integer.parseInt(number)));
        } catch (IllegalArgumentException e) {
            throw CodecProblems.field("PNO", "1 to PNUM", number + " of " + count);
        }
    }
}
