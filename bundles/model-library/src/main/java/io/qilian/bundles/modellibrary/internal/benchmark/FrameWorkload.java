package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;

/** What happens to a frame: scaled, run, read, weaker boxes left out. */
final class FrameWorkload implements Workload {

    private final LoadedVersion version;
    private final Picture picture;
    private final PictureRegion whole;

    /** Takes the picture over. */
    FrameWorkload(LoadedVersion version, Picture picture) {
        this.version = version;
        this.picture = picture;
        this.whole = PictureRegion.whole(picture);
    }

    @Override
    public void call() {
        if (version.detector()) {
            version.detect(picture, whole);
        } else {
            version.classify(picture, whole);
        }
    }

    @Override
    public void close() {
        picture.close();
    }
}
