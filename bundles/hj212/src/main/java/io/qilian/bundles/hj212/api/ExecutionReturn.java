package io.qilian.bundles.hj212.api;

import java.util.Optional;
import java.util.stream.Stream;

/** {@code ExeRtn}: what became of a request (HJ 212-2017, 6.6.2, table 6). */
public enum ExecutionReturn {
    /** It was carried out. */
    DONE(1),
    /** It failed, nobody knows why. */
    FAILED(2),
    /** What it asked for cannot be. */
    CONDITIONS(3),
    /** Something did not answer in time. */
    TIMEOUT(4),
    /** The station is busy. */
    BUSY(5),
    /** The station has a fault. */
    FAULT(6),
    /** There are no data. */
    NO_DATA(100);

    /** The key among the parameters. */
    public static final String KEY = "ExeRtn";

    private final int code;

    ExecutionReturn(int code) {
        this.code = code;
    }

    /**
     * The number on the line.
     *
     * @return 1 to 6, or 100
     */
    public int code() {
        return code;
    }

    /**
     * Reads a result.
     *
     * @param parameters the parameters of a segment with the code 9012
     * @return what it says; numbers that the standard does not name are {@link #FAILED}. Nothing if it says nothing
     */
    public static Optional<ExecutionReturn> read(String parameters) {
        return Parameters.value(parameters, KEY).map(text -> Stream.of(values())
                .filter(value -> Integer.toString(value.code).equals(text))
                .findFirst()
                .orElse(FAILED));
    }
}
