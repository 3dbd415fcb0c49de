package io.qilian.bundles.hj212.api;

import java.util.Optional;
import java.util.stream.Stream;

/** {@code QnRtn}: what is answered to a request before it is carried out (HJ 212-2017, 6.6.3, table 7). */
public enum RequestReturn {
    /** It will be carried out. */
    READY(1),
    /** It is refused. */
    REFUSED(2),
    /** The password is wrong. */
    PASSWORD(3),
    /** The device number is wrong. */
    DEVICE_NUMBER(4),
    /** The system code is wrong. */
    SYSTEM_CODE(5),
    /** The flags are wrong. */
    FLAGS(6),
    /** The request number is wrong. */
    REQUEST_NUMBER(7),
    /** The command code is wrong. */
    COMMAND_CODE(8),
    /** The checksum is wrong. */
    CHECKSUM(9),
    /** Something else is wrong. */
    UNKNOWN(100);

    /** The key among the parameters. */
    public static final String KEY = "QnRtn";

    private final int code;

    RequestReturn(int code) {
        this.code = code;
    }

    /**
     * The number on the line.
     *
     * @return 1 to 9, or 100
     */
    public int code() {
        return code;
    }

    /**
     * Reads an answer.
     *
     * @param parameters the parameters of a segment with the code 9011
     * @return what it says; numbers that the standard does not name are {@link #UNKNOWN}. Nothing if it says nothing
     */
    public static Optional<RequestReturn> read(String parameters) {
        return Parameters.value(parameters, KEY).map(text -> Stream.of(values())
                .filter(value -> Integer.toString(value.code).equals(text))
                .findFirst()
                .orElse(UNKNOWN));
    }
}
