package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessChange;
import io.qilian.bundles.feeds.api.LivenessStatus;
import io.qilian.bundles.feeds.internal.liveness.FeedMonitors;
import io.qilian.bundles.feeds.internal.liveness.SyntheticScene;
import io.qilian.bundles.feeds.internal.liveness.SyntheticScene.Fault;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.bundles.media.api.PictureGrid;
import io.qilian.bundles.media.api.PictureMask;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.TensorFormat;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.api.VideoWriter;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.kernel.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A camera that behaves as a script says, in a time of its own that passes as it is read; the monitors judge at each of its
 * seconds. Its pictures are real ones.
 */
final class ScriptedCamera implements Media {

    static final String FEED = "gate";
    private static final long WAIT_MS = 5_000;

    /** What the camera does. */
    enum Deed {
        REFUSES,
        ANSWERS_NOT,
        STALLS,
        SENDS_GARBAGE,
        SENDS_DAMAGED,
        SENDS
    }

    /** What it does for some seconds: the gap between its frames is {@code frameMs} and up to {@code jitterMs} more. */
    record Step(Deed deed, Fault fault, boolean frozen, int seconds, int frameMs, int jitterMs) {
        static Step of(Deed deed, int seconds) {
            return new Step(deed, Fault.NONE, false, seconds, 200, 0);
        }

        static Step shows(Fault fault, int seconds) {
            return new Step(Deed.SENDS, fault, false, seconds, 200, 0);
        }
    }

    private final NativeMedia real = new NativeMedia();
    private final SyntheticScene scene = new SyntheticScene(11);
    private final Random random = new Random(5);
    private final AtomicLong nanos = new AtomicLong();
    private final List<Step> script;
    private final CountDownLatch ended = new CountDownLatch(1);

    final ManualClock clock = ManualClock.at("2026-07-01T12:00:00Z");
    final FeedMonitors monitors = new FeedMonitors(clock, nanos::get);

    /** The states after each second. */
    final List<Map<LivenessAspect, LivenessStatus>> seconds = new CopyOnWriteArrayList<>();

    /** What had changed when the script was over. */
    volatile List<LivenessChange> changes = List.of();

    private byte[] shown;
    private long shownSecond = -1;

    ScriptedCamera(List<Step> script) {
        this.script = script;
    }

    CountDownLatch ended() {
        return ended;
    }

    private void pass(long milliseconds) {
        for (long left = milliseconds; left > 0; ) {
            long part = Math.min(left, 1000 - nowMs() % 1000);
            nanos.addAndGet(part * 1_000_000);
            clock.advance(Duration.ofMillis(part));
            left -= part;
            if (nowMs() % 1000 == 0) {
                monitors.tick();
                seconds.add(monitors.liveness(FEED).aspects());
            }
        }
    }

    private long nowMs() {
        return nanos.get() / 1_000_000;
    }

    private Step step() {
        long begin = 0;
        for (Step step : script) {
            begin += step.seconds() * 1000L;
            if (nowMs() < begin) {
                return step;
            }
        }
        if (ended.getCount() > 0) {
            changes = monitors.liveness(FEED).changes();
            ended.countDown();
        }
        throw new MediaException(Reason.UNREACHABLE, "the script is over");
    }

    @Override
    public VideoReader openVideo(VideoRequest request, Cancellation cancellation) {
        switch (step().deed()) {
            case REFUSES -> {
                pass(3_000);
                throw new MediaException(Reason.UNREACHABLE, "refused");
            }
            case ANSWERS_NOT -> {
                pass(WAIT_MS);
                throw new MediaException(Reason.TIMEOUT, "no answer");
            }
            case STALLS -> {
                pass(WAIT_MS);
                throw new MediaException(Reason.SILENT, "no media");
            }
            case SENDS_GARBAGE, SENDS_DAMAGED, SENDS -> pass(100);
        }
        return new Stream();
    }

    @Override
    public PictureMeter newMeter() {
        return real.newMeter();
    }

    private Picture picture(Step step) {
        long second = nowMs() / 1000;
        if (shown == null || (second != shownSecond && !step.frozen())) {
            shown = scene.next(step.fault());
        }
        shownSecond = second;
        return real.readPicture(shown);
    }

    /** What is read of the camera between two connections. */
    private final class Stream implements VideoReader {

        private final AtomicLong bytes = new AtomicLong();
        private final AtomicLong damaged = new AtomicLong();
        private final long openedMs = nowMs();

        @Override
        public StreamInfo info() {
            return new StreamInfo("h264", SyntheticScene.WIDTH, SyntheticScene.HEIGHT, 5, Optional.empty());
        }

        @Override
        public Optional<DecodedPicture> read() {
            long begin = nowMs();
            while (nowMs() - begin < WAIT_MS * 2) {
                Step step = step();
                if (step.deed() == Deed.REFUSES) {
                    throw new MediaException(Reason.UNREACHABLE, "broken off");
                }
                pass(step.frameMs() + (step.jitterMs() > 0 ? random.nextInt(step.jitterMs()) : 0));
                boolean comes = step.deed() != Deed.STALLS && step.deed() != Deed.ANSWERS_NOT;
                bytes.addAndGet(comes ? 1_000 : 0);
                if (step.deed() == Deed.SENDS_DAMAGED) {
                    damaged.addAndGet(3);
                }
                if (step.deed() == Deed.SENDS || step.deed() == Deed.SENDS_DAMAGED) {
                    return Optional.of(new DecodedPicture(
                            picture(step), Duration.ofMillis(nowMs() - openedMs), true, Optional.empty()));
                }
            }
            throw new MediaException(Reason.TIMEOUT, "no picture in time");
        }

        @Override
        public long damaged() {
            return damaged.get();
        }

        @Override
        public long quarantined() {
            return 0;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public long receivedBytes() {
            return bytes.get();
        }

        @Override
        public void close() {}
    }

    @Override
    public VideoWriter createVideo(Path file, VideoFormat format) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Picture readPicture(byte[] file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PictureScaler newScaler(TensorFormat format) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PictureCanvas newCanvas(int maximumWidth) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PictureMask newMask(List<List<PictureMask.Corner>> areas) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PictureGrid newGrid(int columns, int rows) {
        throw new UnsupportedOperationException();
    }
}
