package io.qilian.bundles.vision.api.tracking;

import java.time.Duration;

/**
 * What a rule remembers of tracks that it does not see. A tracker may lose an object and find it again under another
 * id; the rule then goes on with what it knew, if a new track begins where the old one must be by now.
 *
 * @param memory how long a track that is not detected is remembered; 30 s
 * @param relinkTime within what time of an old track's last detection a new track can take its place; 2 s. Zero
 *     switches it off
 * @param relinkSizes how far from the place where the old track must be, in sizes of the object; 1
 * @param maximumTracks most tracks that are remembered at a time; beyond, the one that has not been seen for longest is
 *     forgotten. 512
 */
public record Continuity(Duration memory, Duration relinkTime, double relinkSizes, int maximumTracks) {

    /** See the parameters. */
    public static final Continuity DEFAULT = new Continuity(Duration.ofSeconds(30), Duration.ofSeconds(2), 1, 512);

    /**
     * Checks the bounds.
     *
     * @throws NullPointerException if a time is null
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public Continuity {
        if (memory.isNegative() || memory.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("memory: expected 0 s to 1 h, got " + memory);
        }
        if (relinkTime.isNegative() || relinkTime.compareTo(memory) > 0) {
            throw new IllegalArgumentException(
                    "relinkTime: expected 0 s to memory (" + memory + "), got " + relinkTime);
        }
        if (!(relinkSizes >= 0 && relinkSizes <= 10)) {
            throw new IllegalArgumentException("relinkSizes: expected 0 to 10, got " + relinkSizes);
        }
        if (maximumTracks < 1 || maximumTracks > 65_536) {
            throw new IllegalArgumentException("maximumTracks: expected 1 to 65536, got " + maximumTracks);
        }
    }
}
