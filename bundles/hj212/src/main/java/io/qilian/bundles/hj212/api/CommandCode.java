package io.qilian.bundles.hj212.api;

/** The codes of CN that are no uploads (HJ 212-2017, table 9); for uploads see {@link Upload}. */
public final class CommandCode {

    /** The centre sets a station's clock. */
    public static final String SET_CLOCK = "1012";

    /** A station asks that its clock be set. */
    public static final String ASK_FOR_CLOCK = "1013";

    /** A station tells whether it will do what it was asked for. */
    public static final String REQUEST_ANSWER = "9011";

    /** A station tells what became of what it was asked for. */
    public static final String EXECUTION_RESULT = "9012";

    /** A notice has arrived. */
    public static final String NOTICE_ANSWER = "9013";

    /** Data have arrived. */
    public static final String DATA_ANSWER = "9014";

    /** A sign of life; newer stations send it. */
    public static final String HEARTBEAT = "9015";

    private CommandCode() {}
}
