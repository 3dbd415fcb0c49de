package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Frames;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One feed: its subscribers, and the reader that serves them for as long as there are any. Thread-safe. */
final class VideoFeed implements AutoCloseable {

    private final String name;
    private final FeedSettings settings;
    private final FeedTools tools;
    private final FeedProgress progress;
    private final List<FeedSubscriber> subscribers = new CopyOnWriteArrayList<>();
    private FeedReader reader;
    private boolean closed;

    VideoFeed(String name, FeedSettings settings, FeedTools tools) {
        this.name = name;
        this.settings = settings;
        this.tools = tools;
        this.progress = new FeedProgress(
                name, VideoRequest.of(settings.analysedSource()).redacted());
        if (settings.paused()) {
            progress.state(FeedState.PAUSED, Optional.empty());
        }
    }

    FeedSettings settings() {
        return settings;
    }

    FeedSubscriber subscribe(FrameConsumer consumer) {
        FeedSubscriber subscriber = new FeedSubscriber(name, consumer);
        subscribers.add(subscriber);
        synchronized (this) {
            if (!closed && !settings.paused() && reader == null) {
                reader = new FeedReader(name, settings, tools, progress, new Audience());
                reader.start();
            }
        }
        return subscriber;
    }

    void unsubscribe(FeedSubscriber subscriber) {
        subscribers.remove(subscriber);
        synchronized (this) {
            if (subscribers.isEmpty() && reader != null) {
                reader.cancel();
                reader = null;
                progress.forgetFrame();
            }
        }
        subscriber.leave();
    }

    FeedStatus status() {
        return progress.status(subscribers.size());
    }

    /** The latest frame if frames are coming, for a holder who closes it. */
    Optional<Frame> currentFrame() {
        return progress.state() == FeedState.RUNNING ? progress.lastFrame() : Optional.empty();
    }

    Optional<Problem> problem() {
        return progress.problem();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (reader != null) {
                reader.cancel();
                reader = null;
            }
        }
        subscribers.forEach(FeedSubscriber::leave);
        progress.forgetFrame();
    }

    private final class Audience implements FeedReader.Audience {

        private final boolean joinsMidway = settings.frames() == Frames.LATEST;

        @Override
        public boolean needed() {
            synchronized (VideoFeed.this) {
                boolean needed = subscribers.stream().anyMatch(FeedSubscriber::waiting);
                if (!needed && reader != null) {
                    // Ended: whoever subscribes from now on gets a reader of its own.
                    reader = null;
                }
                return needed;
            }
        }

        @Override
        public void began(FeedRun run) {
            subscribers.forEach(subscriber -> subscriber.begin(run));
        }

        @Override
        public boolean accept(Frame frame) {
            boolean taken = false;
            for (FeedSubscriber subscriber : subscribers) {
                if (joinsMidway) {
                    subscriber.begin(frame.run());
                }
                taken |= subscriber.accept(frame);
            }
            return taken;
        }

        @Override
        public void ended(FeedRun run, Optional<Problem> problem, boolean last) {
            subscribers.forEach(subscriber -> subscriber.end(run, problem, last));
        }
    }
}
