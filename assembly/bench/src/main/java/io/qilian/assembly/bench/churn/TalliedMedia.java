package io.qilian.assembly.bench.churn;

import io.qilian.assembly.bench.video.ForwardingMedia;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.util.EnumMap;
import java.util.Map;

/** Counts openings and what came of them. Thread-safe. */
final class TalliedMedia extends ForwardingMedia {

    private final Map<Reason, Long> failures = new EnumMap<>(Reason.class);
    private long attempts;
    private long opened;

    TalliedMedia(Media media) {
        super(media);
    }

    @Override
    public VideoReader openVideo(VideoRequest request, Cancellation cancellation) {
        begin();
        try {
            VideoReader reader = super.openVideo(request, cancellation);
            succeeded();
            return reader;
        } catch (MediaException e) {
            failed(e.reason());
            throw e;
        }
    }

    private synchronized void begin() {
        attempts++;
    }

    private synchronized void succeeded() {
        opened++;
    }

    private synchronized void failed(Reason reason) {
        failures.merge(reason, 1L, Long::sum);
    }

    synchronized long attempts() {
        return attempts;
    }

    synchronized long opened() {
        return opened;
    }

    synchronized String failures() {
        return failures.toString();
    }
}
