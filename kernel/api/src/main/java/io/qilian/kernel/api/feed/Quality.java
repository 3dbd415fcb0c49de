package io.qilian.kernel.api.feed;

/** How far a {@link Reading} can be trusted. */
public enum Quality {
    /** The station calls the value good, or says nothing about it. */
    GOOD,
    /** The value is plausible but the station flags it: calibration, maintenance, below the detection limit. */
    UNCERTAIN,
    /** The station calls the value wrong; it is kept for the record and never used in a result. */
    BAD
}
