package io.qilian.bundles.vision.internal.trail;

import java.time.Instant;

/**
 * When a frame was taken.
 *
 * @param at capture time
 * @param elapsedNanos time since the first frame, never less than before
 * @param frame number of the frame
 */
record Moment(Instant at, long elapsedNanos, long frame) {}
