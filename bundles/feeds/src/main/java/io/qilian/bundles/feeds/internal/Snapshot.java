package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes one picture of a feed, opening it if nobody has. */
final class Snapshot {

    private static final int MAXIMUM_WIDTH = 1920;
    private static final int QUALITY = 88;

    private final String name;
    private final VideoFeed feed;
    private final Media media;

    Snapshot(String name, VideoFeed feed, Media media) {
        this.name = name;
        this.feed = feed;
        this.media = media;
    }

    byte[] take() {
        if (feed.settings().paused()) {
            throw new ProblemException(FeedProblems.paused(name));
        }
        Optional<Frame> running = feed.currentFrame();
        if (running.isPresent()) {
            return encode(running.get());
        }
        FirstFrame first = new FirstFrame();
        FeedSubscriber subscriber = feed.subscribe(first);
        try {
            return encode(first.await(longestWait(feed.settings())));
        } finally {
            feed.unsubscribe(subscriber);
            first.discard();
        }
    }

    private static Duration longestWait(FeedSettings settings) {
        return settings.openTimeout().plus(settings.readTimeout()).plusSeconds(1);
    }

    private byte[] encode(Frame frame) {
        try (frame;
                PictureCanvas canvas = media.newCanvas(MAXIMUM_WIDTH)) {
            canvas.load(frame.pixels().unwrap(Picture.class).orElseThrow());
            return canvas.jpeg(QUALITY);
        }
    }

    /** Waits for the first frame, or for the reason why there is none. */
    private final class FirstFrame implements FrameConsumer {

        private final BlockingQueue<Frame> frames = new ArrayBlockingQueue<>(1);
        private volatile Optional<Problem> problem = Optional.empty();

        @Override
        public void accept(Frame frame) {
            if (frames.remainingCapacity() > 0) {
                Frame kept = frame.retain();
                if (!frames.offer(kept)) {
                    kept.close();
                }
            }
        }

        @Override
        public void ended(FeedRun run, Optional<Problem> why) {
            problem = why;
        }

        Frame await(Duration longest) {
            long deadline = System.nanoTime() + longest.toNanos();
            try {
                while (System.nanoTime() < deadline) {
                    Frame frame = frames.poll(50, TimeUnit.MILLISECONDS);
                    if (frame != null) {
                        return frame;
                    }
                    Optional<Problem> known = problem.or(feed::problem);
                    if (known.isPresent()) {
                        throw FeedProblems.noPicture(name, known.get());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new ProblemException(Problem.of(
                    "feed.no-picture",
                    ProblemKind.EXTERNAL,
                    "The feed gave no picture in time",
                    name,
                    "See its state with feed:info " + name));
        }

        void discard() {
            Frame left = frames.poll();
            if (left != null) {
                left.close();
            }
        }
    }
}
