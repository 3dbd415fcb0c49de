package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.ClockStatus;
import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FeedStatus.PictureQuality;
import io.qilian.bundles.feeds.api.FrameCounts;
import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/** What is known about a feed; written by its thread, read by anyone. */
final class FeedProgress {

    private final String name;
    private final String source;
    private final FrameRate rate = new FrameRate(System.nanoTime());
    private FeedState state = FeedState.IDLE;
    private Optional<Problem> problem = Optional.empty();
    private StreamInfo info = new StreamInfo("", 0, 0, 0, Optional.empty());
    private final FrameCounters counters = new FrameCounters();
    private Optional<ClockStatus> clock = Optional.empty();
    private long openings;
    private Optional<Instant> lastFrameAt = Optional.empty();
    private Optional<PictureQuality> quality = Optional.empty();
    private Frame last;

    FeedProgress(String name, String source) {
        this.name = name;
        this.source = source;
    }

    synchronized void state(FeedState next, Optional<Problem> why) {
        state = next;
        problem = why;
    }

    synchronized FeedState state() {
        return state;
    }

    synchronized void opened(StreamInfo stream) {
        info = stream;
        openings++;
    }

    FrameCounters counters() {
        return counters;
    }

    synchronized void clock(ClockStatus status) {
        clock = Optional.of(status);
    }

    /** A frame came from the source. */
    synchronized void came(Instant arrival) {
        rate.count(System.nanoTime());
        counters.came(1);
        lastFrameAt = Optional.of(arrival);
    }

    /** The frame that is shown from now on. */
    void shown(Frame frame) {
        Frame before;
        synchronized (this) {
            before = last;
            last = frame.retain();
        }
        if (before != null) {
            before.close();
        }
    }

    synchronized void measured(Measures measures) {
        quality = Optional.of(new PictureQuality(
                measures.brightness(), measures.contrast(), measures.sharpness(), measures.change()));
    }

    /** The latest frame, for a holder who closes it. */
    synchronized Optional<Frame> lastFrame() {
        return last == null ? Optional.empty() : Optional.of(last.retain());
    }

    synchronized Optional<Problem> problem() {
        return problem;
    }

    synchronized void forgetFrame() {
        if (last != null) {
            last.close();
            last = null;
        }
    }

    synchronized FeedStatus status(int subscribers) {
        FrameCounts counts = counters.counts();
        return new FeedStatus(
                name,
                source,
                state,
                problem,
                info.codec(),
                info.width(),
                info.height(),
                state == FeedState.RUNNING ? rate.perSecond(System.nanoTime()) : 0,
                counts.captured(),
                counts.dropped(DropReason.DAMAGED),
                Math.max(0, openings - 1),
                subscribers,
                lastFrameAt,
                quality,
                counts,
                clock);
    }
}
