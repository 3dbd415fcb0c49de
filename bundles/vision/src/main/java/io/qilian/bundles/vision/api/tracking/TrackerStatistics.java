package io.qilian.bundles.vision.api.tracking;

/**
 * What a tracker has done since it was made.
 *
 * @param frames updates so far
 * @param tracks ids given so far
 * @param relinks how often a track was taken up again under its old id, having been given up for lost
 * @param duplicates detections left out since a better one of the same frame lay on the same object
 * @param detectionsLeftOut detections left out since the frame had too many, or since they have no extent or lie
 *     further than a million pixels away
 * @param tracksLeftOut objects that were not followed since there were too many
 */
public record TrackerStatistics(
        long frames, long tracks, long relinks, long duplicates, long detectionsLeftOut, long tracksLeftOut) {}
