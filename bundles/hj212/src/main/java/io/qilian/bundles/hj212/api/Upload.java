package io.qilian.bundles.hj212.api;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stations upload (HJ 212-2017, table 9). Minutes, hours and days can be asked for again by the same code. */
public enum Upload {
    /** Values of this moment. */
    REAL("2011", "real"),
    /** States of equipment. */
    STATE("2021", "state"),
    /** Figures of a day. */
    DAY("2031", "day"),
    /** Running times of equipment on a day. */
    RUNNING("2041", "running"),
    /** Figures of some minutes. */
    MINUTE("2051", "minute"),
    /** Figures of an hour. */
    HOUR("2061", "hour"),
    /** When the station was switched on. */
    START("2081", "start"),
    /** Logs, states and parameters of instruments. */
    INFORMATION("3020", "info");

    private static final Map<String, Upload> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(upload -> upload.commandCode, upload -> upload));

    private final String commandCode;
    private final String period;

    Upload(String commandCode, String period) {
        this.commandCode = commandCode;
        this.period = period;
    }

    /**
     * Its code.
     *
     * @return four digits of CN
     */
    public String commandCode() {
        return commandCode;
    }

    /**
     * What the codes of its measurements begin with.
     *
     * @return such as {@code hour}
     */
    public String period() {
        return period;
    }

    /**
     * Looks an upload up.
     *
     * @param commandCode CN
     * @return the upload, if the code is one
     */
    public static Optional<Upload> of(String commandCode) {
        return Optional.ofNullable(BY_CODE.get(commandCode));
    }
}
