package io.qilian.bundles.vision.internal.counting;

import io.qilian.kernel.api.observation.Observation;

/**
 * What must stay the same for tracks to mean the same.
 *
 * @param feed name of the feed
 * @param stream run of the feed
 * @param picture size of the frames
 */
record StreamKey(String feed, String stream, PictureSize picture) {

    static StreamKey of(Observation seen) {
        return new StreamKey(seen.feed(), seen.stream(), new PictureSize(seen.width(), seen.height()));
    }

    boolean isOf(Observation seen) {
        return feed.equals(seen.feed())
                && stream.equals(seen.stream())
                && picture.width() == seen.width()
                && picture.height() == seen.height();
    }
}
