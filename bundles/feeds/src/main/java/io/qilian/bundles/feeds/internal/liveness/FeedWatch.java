package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.api.VideoReader;

/**
 * What a reader tells of its source, from its first attempt to its end. Of a reader that another one has followed nothing is
 * heard any more. Thread-safe; nothing blocks.
 */
public final class FeedWatch {

    private final FeedMonitor monitor;
    private final byte[] thumbnail = new byte[PictureMeter.THUMBNAIL_WIDTH * PictureMeter.THUMBNAIL_HEIGHT];

    FeedWatch(FeedMonitor monitor) {
        this.monitor = monitor;
    }

    /**
     * A connection is made.
     *
     * @param reader whose counters are looked at until the next one
     */
    public void opened(VideoReader reader) {
        monitor.opened(this, reader);
    }

    /** A frame was decoded. */
    public void frame() {
        monitor.frame(this);
    }

    /**
     * Whether a picture is to be measured again.
     *
     * @return true about once a second
     */
    public boolean sampleDue() {
        return monitor.sampleDue();
    }

    /**
     * A picture was measured.
     *
     * @param measures what was measured
     * @param meter the meter, whose thumbnail is copied
     */
    public void sampled(Measures measures, PictureMeter meter) {
        meter.thumbnail(thumbnail);
        monitor.sampled(this, measures, thumbnail);
    }

    /**
     * The source could not be opened, or broke off.
     *
     * @param reason why
     * @param forGood whether no other attempt is made
     */
    public void failed(Reason reason, boolean forGood) {
        monitor.failed(this, reason, forGood);
    }

    /**
     * The reader has ended in order.
     *
     * @param complete whether a file was read to its end, and not left because nobody needed it
     */
    public void ended(boolean complete) {
        monitor.ended(this, complete);
    }
}
