package io.qilian.bundles.hj212.api;

/** Why bytes of a stream, or a packet, were not taken. */
public enum RejectionReason {
    /** Bytes that belong to no packet. */
    GARBAGE,
    /** {@code ##} without four digits and a first field behind it. */
    LENGTH_MISSING,
    /** The next packet begins before the length is reached. */
    TRUNCATED,
    /** More data than the receiver takes. */
    TOO_LONG,
    /** Where the length ends stands no checksum: the length is wrong. */
    LENGTH_WRONG,
    /** The checksum is not that of the data. */
    CHECKSUM,
    /** The data segment does not have the form of the standard. */
    SEGMENT,
    /** Packets of one message do not fit together, are too many or too large. */
    PACKAGES,
    /** Packets of a message did not come in time. */
    PACKAGES_EXPIRED,
    /** The parameters of an upload cannot be read, such as without a DataTime. */
    PARAMETERS
}
