package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.ConnectionQuality;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessChange;
import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;
import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.VideoReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The liveness of one feed: hears what its reader tells, and judges about once a second. What was learned of the pictures,
 * and the coverage, outlive the reader. Thread-safe.
 */
final class FeedMonitor {

    private static final Logger log = LoggerFactory.getLogger(FeedMonitor.class);
    private static final long SAMPLE_INTERVAL_MS = 1_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final String feed;
    private final Timeline timeline;
    private final LivenessTrack track;
    private final ChangeHistory history = new ChangeHistory();
    private final CoverageRecord coverage = new CoverageRecord();
    private final PictureJudge pictures = new PictureJudge();
    private final ConnectionScore score = new ConnectionScore();
    private final LinkJudge link = new LinkJudge();

    private FeedWatch watch;
    private boolean file;
    private MediaJudge media;
    private DecodeJudge decoding;
    private VideoReader reader;
    private boolean openedBefore;
    private int width;
    private int height;
    private long bytesSeen;
    private long damagedSeen;
    private long frames;
    private long framesSeen;
    private long frameAtMs = Long.MIN_VALUE;
    private long sampledAtMs = Long.MIN_VALUE;
    private long lookedAtMs;

    FeedMonitor(String feed, Timeline timeline) {
        this.feed = feed;
        this.timeline = timeline;
        this.track = new LivenessTrack(feed, timeline.now());
    }

    /** A reader begins, in place of any other. */
    synchronized FeedWatch watch(boolean ofFile, Duration readTimeout) {
        long now = timeline.nowMs();
        watch = new FeedWatch(this);
        file = ofFile;
        link.begin(now);
        media = new MediaJudge(readTimeout.toMillis(), file, now);
        decoding = new DecodeJudge(media.silenceMs(), now);
        reader = null;
        openedBefore = false;
        frameAtMs = Long.MIN_VALUE;
        lookedAtMs = now;
        for (LivenessAspect aspect : LivenessAspect.values()) {
            apply(aspect, Verdict.unknown(LivenessReason.STARTING));
        }
        return watch;
    }

    synchronized void opened(FeedWatch from, VideoReader opened) {
        if (from != watch) {
            return;
        }
        long now = timeline.nowMs();
        look(now);
        reader = opened;
        bytesSeen = 0;
        damagedSeen = 0;
        link.connected(now);
        if (openedBefore) {
            score.reconnect(now);
        }
        openedBefore = true;
        StreamInfo info = opened.info();
        score.announced(info.fps());
        if (info.width() != width || info.height() != height) {
            pictures.forget();
            width = info.width();
            height = info.height();
        }
        pictures.opened();
    }

    synchronized void frame(FeedWatch from) {
        if (from != watch) {
            return;
        }
        long now = timeline.nowMs();
        frames++;
        score.frame(now);
        if (frameAtMs != Long.MIN_VALUE) {
            if (now - frameAtMs > score.longestGapMs()) {
                score.stall(now);
            } else if (!pictures.doubtful()) {
                coverage.cover(frameAtMs, now);
            }
        }
        frameAtMs = now;
    }

    synchronized boolean sampleDue() {
        return sampledAtMs == Long.MIN_VALUE || timeline.nowMs() - sampledAtMs >= SAMPLE_INTERVAL_MS;
    }

    synchronized void sampled(FeedWatch from, Measures measures, byte[] thumbnail) {
        if (from == watch) {
            sampledAtMs = timeline.nowMs();
            int hour = (int) Math.floorMod(timeline.now().getEpochSecond() / 3600, 24L);
            pictures.sample(measures, thumbnail, hour, sampledAtMs);
        }
    }

    synchronized void failed(FeedWatch from, Reason reason, boolean forGood) {
        if (from != watch) {
            return;
        }
        long now = timeline.nowMs();
        look(now);
        boolean opening = reader == null;
        link.failed(reason, opening, forGood, now);
        if (forGood && link.judge(now).is(LivenessState.UP)) {
            decoding.giveUp();
        }
        reader = null;
        if (forGood) {
            judge(now);
            watch = null;
        }
    }

    synchronized void ended(FeedWatch from, boolean complete) {
        if (from == watch) {
            look(timeline.nowMs());
            watch = null;
            reader = null;
            for (LivenessAspect aspect : LivenessAspect.values()) {
                apply(aspect, Verdict.unknown(complete ? LivenessReason.ENDED : LivenessReason.UNWATCHED));
            }
        }
    }

    /** Looks and judges, about once a second. */
    synchronized void tick() {
        if (watch != null) {
            long now = timeline.nowMs();
            look(now);
            judge(now);
        }
    }

    /** Takes what has come since the last look. */
    private void look(long now) {
        long bytes = reader == null ? bytesSeen : reader.receivedBytes();
        long damaged = reader == null ? damagedSeen : reader.damaged();
        media.received(bytes - bytesSeen, now);
        decoding.received(frames - framesSeen, damaged - damagedSeen, now);
        bytesSeen = bytes;
        damagedSeen = damaged;
        framesSeen = frames;
        score.watched(now - lookedAtMs, now);
        lookedAtMs = now;
    }

    private void judge(long now) {
        apply(LivenessAspect.LINK, link.judge(now));
        Verdict flow = media.judge(now);
        apply(LivenessAspect.MEDIA, flow);
        Verdict decodable = decoding.judge(flow, now);
        apply(LivenessAspect.DECODABLE, decodable);
        if (decodable.is(LivenessState.UP)) {
            apply(LivenessAspect.USEFUL, pictures.judge());
        } else {
            apply(LivenessAspect.USEFUL, Verdict.unknown(LivenessReason.NO_FRAMES));
        }
    }

    private void apply(LivenessAspect aspect, Verdict verdict) {
        track.take(aspect, verdict, timeline.now()).ifPresent(change -> {
            history.add(change);
            tell(change);
            if (aspect == LivenessAspect.USEFUL && change.to() == LivenessState.DOWN) {
                long now = timeline.nowMs();
                coverage.withdraw(now - pictures.foundAfterMs(change.reason()), now);
            }
        });
    }

    private void tell(LivenessChange change) {
        String text = "Feed {}: {} is {}, was {}: {} {}";
        Object[] parts = {
            feed,
            change.aspect(),
            change.to(),
            change.from(),
            change.reason(),
            change.figure() == 0 ? "" : String.format(Locale.ROOT, "%.2f", change.figure())
        };
        if (change.to() == LivenessState.DOWN) {
            log.warn(text, parts);
        } else {
            log.info(text, parts);
        }
    }

    synchronized void relearn() {
        pictures.forget();
    }

    synchronized double coverage(Instant from, Instant to) {
        return coverage.share(timeline.toTimeline(from), timeline.toTimeline(to), timeline.nowMs());
    }

    synchronized FeedLiveness liveness() {
        long now = timeline.nowMs();
        return new FeedLiveness(
                feed,
                track.statuses(),
                file ? ConnectionQuality.UNKNOWN : score.grade(now),
                score.figures(now),
                coverage.share(now - HOUR.toMillis(), now, now),
                history.kept());
    }

    synchronized List<LivenessChange> takeUntold() {
        return history.takeUntold();
    }

    synchronized long dropped() {
        return history.dropped();
    }

    /** The minutes of the coverage, under the clock's present time; empty if there is nothing to keep. */
    synchronized KeptCoverage kept() {
        long shift = Math.round((double) timeline.stepMs() / CoverageRecord.MINUTE_MS);
        char[] minutes = coverage.minutes();
        return new KeptCoverage(minutes.length == 0 ? 0 : coverage.newest() + shift, minutes);
    }

    synchronized void restore(KeptCoverage kept) {
        coverage.restore(kept.newestMinute(), kept.minutes());
    }
}
