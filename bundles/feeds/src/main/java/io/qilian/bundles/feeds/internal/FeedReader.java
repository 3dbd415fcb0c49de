package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Pace;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.PicturePixels;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate.HostDown;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.liveness.FeedMonitors;
import io.qilian.bundles.feeds.internal.liveness.FeedWatch;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a source, reads it, and opens it again; runs on the feed's thread until nobody needs it or it cannot go on. */
final class FeedReader implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(FeedReader.class);

    /** A source that dies sooner than this is tried more and more seldom, as one that does not answer at all. */
    private static final long STEADY_NANOS = 10_000_000_000L;

    /** Whom the frames go to. */
    interface Audience {
        /** Whether anyone has still to be served. */
        boolean needed();

        void began(FeedRun run);

        /** Hands a frame on; false if nobody takes it. */
        boolean accept(Frame frame);

        /** {@code last} if there will be no further run for those who were in this one. */
        void ended(FeedRun run, Optional<Problem> problem, boolean last);
    }

    private final String feed;
    private final FeedSettings settings;
    private final Media media;
    private final Connector connector;
    private final InstantSource clock;
    private final Audience audience;
    private final FeedProgress progress;
    private final Cancellation cancellation = new Cancellation();
    private final RunIdentity identity;
    private final CaptureClock captureClock;
    private final Backoff backoff;
    private final boolean file;
    private final FeedMonitors monitors;
    private FeedWatch watch;
    private Thread thread;
    private FeedRun run;
    private Problem told;

    FeedReader(String feed, FeedSettings settings, FeedTools tools, FeedProgress progress, Audience audience) {
        this.feed = feed;
        this.settings = settings;
        this.media = tools.media();
        this.connector = tools.connector();
        this.clock = tools.clock();
        this.audience = audience;
        this.progress = progress;
        RandomGenerator random = tools.random();
        this.identity = new RunIdentity(feed, settings, random);
        this.captureClock = new CaptureClock(settings, clock);
        this.backoff = new Backoff(settings.reconnectAfter(), settings.reconnectAtMost(), random);
        this.monitors = tools.monitors();
        this.file = VideoRequest.of(settings.analysedSource()).file();
    }

    void start() {
        thread = new Thread(this, "qilian-feed-" + feed);
        thread.setDaemon(true);
        thread.start();
    }

    void cancel() {
        cancellation.cancel();
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        int pass = 0;
        while (!cancellation.cancelled() && audience.needed()) {
            if (watch == null) {
                watch = monitors.watch(feed, file, settings.readTimeout());
            }
            progress.state(FeedState.CONNECTING, Optional.empty());
            try {
                readOnce(pass++);
                if (!again()) {
                    progress.state(FeedState.ENDED, Optional.empty());
                    watch.ended(true);
                    watch = null;
                }
            } catch (MediaException e) {
                if (!cancellation.cancelled() && !goesOn(e)) {
                    return;
                }
            }
        }
        if (cancellation.cancelled()) {
            endRun(Optional.empty(), false);
            progress.state(FeedState.IDLE, Optional.empty());
            if (watch != null) {
                watch.ended(false);
            }
        }
    }

    private boolean again() {
        return !file || settings.loop();
    }

    private void readOnce(int pass) {
        VideoRequest request = SourceAddress.request(settings);
        try (VideoReader reader = connector.open(request, feed, cancellation, this::tellHostDown);
                FrameStages stages = new FrameStages(settings, media, progress.counters());
                PictureMeter meter = media.newMeter()) {
            progress.opened(reader.info());
            watch.opened(reader);
            run = identity.next(settings.loop() ? pass : 0);
            captureClock.begin(frameInterval(reader.info().fps()));
            audience.began(run);
            progress.state(FeedState.RUNNING, Optional.empty());
            LossCounter losses = new LossCounter(reader, progress.counters());
            long start = System.nanoTime();
            long sequence = 0;
            while (!cancellation.cancelled()) {
                Optional<DecodedPicture> next = next(reader, losses);
                if (next.isEmpty()) {
                    break;
                }
                if (System.nanoTime() - start > STEADY_NANOS) {
                    backoff.succeeded();
                    told = null;
                }
                deliver(next.get(), sequence++, start, stages, meter);
            }
        }
        if (!cancellation.cancelled()) {
            if (!file) {
                throw new MediaException(Reason.UNREACHABLE, "The source " + request + " has ended the stream");
            }
            endRun(Optional.empty(), !settings.loop());
        }
    }

    private static Optional<DecodedPicture> next(VideoReader reader, LossCounter losses) {
        try {
            return reader.read();
        } finally {
            losses.count();
        }
    }

    private void deliver(
            DecodedPicture decoded, long sequence, long startNanos, FrameStages stages, PictureMeter meter) {
        if (file && settings.pace() == Pace.CLOCK) {
            waitUntil(startNanos + decoded.presentation().toNanos());
        }
        Instant arrival = clock.instant();
        Instant capturedAt = captureClock.capturedAt(decoded);
        progress.came(arrival);
        watch.frame();
        Optional<Picture> shown = stages.shown(decoded);
        if (shown.isEmpty()) {
            return;
        }
        String traceId = run.id() + HexFormat.of().toHexDigits(sequence);
        Picture picture = shown.get();
        try (Frame frame = new Frame(feed, run, sequence, capturedAt, arrival, traceId, new PicturePixels(picture))) {
            progress.shown(frame);
            if (stages.moves(picture, decoded.presentation())) {
                handOn(frame);
            }
            if (watch.sampleDue()) {
                Measures measures = meter.measure(picture);
                progress.measured(measures);
                progress.clock(captureClock.status());
                watch.sampled(measures, meter);
            }
        }
    }

    private void handOn(Frame frame) {
        if (audience.accept(frame)) {
            progress.counters().delivered();
        } else {
            progress.counters().dropped(DropReason.UNWANTED, 1);
        }
    }

    private void tellHostDown(HostDown down) {
        Problem problem = FeedProblems.hostDown(feed, down, Optional.ofNullable(told));
        progress.state(FeedState.WAITING, Optional.of(problem));
    }

    private void waitUntil(long dueNanos) {
        long left = dueNanos - System.nanoTime();
        while (left > 0 && !cancellation.cancelled()) {
            LockSupport.parkNanos(this, left);
            left = dueNanos - System.nanoTime();
        }
    }

    /** After a failure: whether another attempt is made. Waits before it. */
    private boolean goesOn(MediaException e) {
        Problem problem = FeedProblems.of(e, feed, file);
        boolean hopeless = file || e.reason() == Reason.UNSUPPORTED || e.reason() == Reason.NO_VIDEO;
        watch.failed(e.reason(), hopeless);
        endRun(Optional.of(problem), hopeless);
        if (!problem.equals(told)) {
            told = problem;
            log.warn("Feed {}: {}", feed, problem.message());
        }
        progress.state(hopeless ? FeedState.FAILED : FeedState.WAITING, Optional.of(problem));
        if (hopeless) {
            return false;
        }
        waitUntil(System.nanoTime() + backoff.afterFailure().toNanos());
        return true;
    }

    private void endRun(Optional<Problem> problem, boolean last) {
        FeedRun over = run;
        run = null;
        if (over != null) {
            audience.ended(over, problem, last);
        }
    }

    private static Duration frameInterval(double fps) {
        return fps > 0 ? Duration.ofNanos(Math.round(1e9 / fps)) : Duration.ofMillis(40);
    }
}
