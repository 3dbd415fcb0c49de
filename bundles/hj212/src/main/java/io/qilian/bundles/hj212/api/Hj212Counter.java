package io.qilian.bundles.hj212.api;

/** What is counted of a feed. */
public enum Hj212Counter {
    /** Packets with a right checksum. */
    PACKETS,
    /** Uploads that were handed in. */
    UPLOADS,
    /** Uploads that are in the database. */
    STORED,
    /** Uploads that were not stored, and not acknowledged. */
    NOT_STORED,
    /** Acknowledgements, by 9014. */
    ACKNOWLEDGED,
    /** Signs of life and notices. */
    NOTICES,
    /** Connections that were taken. */
    CONNECTED,
    /** Connections that were refused for their address. */
    REFUSED_ADDRESS,
    /** Connections that were refused because there are too many. */
    REFUSED_FULL,
    /** Connections that were closed because nothing came. */
    CLOSED_IDLE,
    /** Connections that were closed because they do not take what is sent to them. */
    CLOSED_SLOW,
    /** Packets with a wrong password. */
    REFUSED_PASSWORD,
    /** Packets of a station that is not served. */
    REFUSED_DEVICE,
    /** Packets of a station beyond the number that is served. */
    REFUSED_STATIONS,
    /** Packets with a command that stations do not send. */
    REFUSED_COMMAND,
    /** Times that a connection was read more slowly, for its rate or for what it has in hand. */
    SLOWED,
    /** Minutes, hours and days that were found missing. */
    MISSING,
    /** Of these, those that came later. */
    FILLED,
    /** Of these, those that the station does not have, or did not send when asked as often as allowed. */
    LOST,
    /** Of these, those that are too far back, or one gap too many. */
    FORGOTTEN,
    /** Requests that were sent, with repetitions. */
    REQUESTS,
    /** Requests that were answered by the end. */
    REQUESTS_DONE,
    /** Requests that were not answered in time, and sent again or given up. */
    REQUESTS_LATE,
    /** Requests that a station refused. */
    REQUESTS_REFUSED,
    /** Times of data that lie in the future, and are no ground for a gap. */
    FUTURE_TIMES
}
