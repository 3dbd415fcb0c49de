package io.qilian.bundles.sensorroutes.internal.payload;

import java.util.List;
import java.util.Optional;

/** A record, whatever it is written in. For one thread. */
public interface RecordView {

    /** Most characters of a record that are kept for people. */
    int MAXIMUM_ORIGINAL = 16_384;

    /**
     * The single value at a place.
     *
     * @param place the place
     * @return its text; empty if there is none, or it is null
     */
    Optional<String> text(String place);

    /**
     * Whether there is anything at a place.
     *
     * @param place the place
     * @return whether, be it null
     */
    boolean has(String place);

    /**
     * The records of a list within.
     *
     * @param place of the list
     * @return its records; this record if no place is given
     */
    List<RecordView> items(Optional<String> place);

    /**
     * Its text for people.
     *
     * @return at most {@value #MAXIMUM_ORIGINAL} characters
     */
    String original();
}
