package io.qilian.bundles.sl651.api;

/** What a feed of SL 651-2014 counts, beside what it refuses. */
public enum Sl651Counter {
    /** Frames that keep a connection alive. */
    KEEP_ALIVES,
    /** Reports that were read. */
    REPORTS,
    /** Reports that were stored and confirmed. */
    CONFIRMED,
    /** Reports that could not be stored and so were not confirmed. */
    NOT_STORED,
    /** Values that stations mark as missing. */
    MISSING_VALUES,
    /** Elements that are not in the table. */
    UNKNOWN_ELEMENTS,
    /** Elements in the table whose bytes make no sense. */
    UNREADABLE_ELEMENTS,
    /** Frames about something that is not read here, such as a station's settings. */
    OTHER_FRAMES,
    /** Packets that were asked for again. */
    PACKETS_ASKED_AGAIN,
    /** Reports whose clock was further off than allowed. */
    WRONG_CLOCKS,
    /** Commands that set a clock. */
    CLOCKS_SET,
    /** Hours that were found missing. */
    HOURS_MISSED,
    /** Of these, hours that lie too far back to be asked for. */
    HOURS_TOO_OLD,
    /** Queries of missed hours, repetitions included. */
    GAP_QUERIES,
    /** Queries of missed hours that were answered. */
    GAP_ANSWERS,
    /** Queries of missed hours that were given up, or not made since too many waited. */
    GAP_QUERIES_GIVEN_UP,
    /** Times that reading was held up since a connection sent too much. */
    HELD_UP,
    /** Refusals that were counted but not kept, since there were too many in a minute. */
    REFUSALS_NOT_KEPT,
    /** Connections that were refused since there were too many. */
    CONNECTIONS_REFUSED,
    /** Connections that were closed since they were silent for too long. */
    CONNECTIONS_IDLE,
    /** Connections that were closed since they sent nothing of use, or did not take answers. */
    CONNECTIONS_CUT
}
