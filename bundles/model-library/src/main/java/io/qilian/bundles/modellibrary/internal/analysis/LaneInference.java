package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.SharedInput;
import io.qilian.bundles.modellibrary.internal.version.TimedDetections;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts a lane's frames through the lane's model, or through two versions of it. Thread-safe. */
final class LaneInference {

    private final String feed;
    private final OpenModel model;
    private final InstantSource clock;
    private final FrameSplits splits;
    private final AnalysisWatch watch;
    private final ProcessorPool pool;

    LaneInference(
            String feed,
            OpenModel model,
            InstantSource clock,
            FrameSplits splits,
            AnalysisWatch watch,
            ProcessorPool pool) {
        this.feed = feed;
        this.model = model;
        this.clock = clock;
        this.splits = splits;
        this.watch = watch;
        this.pool = pool;
    }

    /** Puts a frame through the lane's version, or through the one of two that answers. Its caller holds a place. */
    Seen see(Frame frame) {
        Optional<FrameSplit> split = splits.split(feed, model.reference());
        return split.isEmpty() ? new Seen(alone(frame), null) : see(frame, split.get());
    }

    private Observation alone(Frame frame) {
        try {
            Picture picture = picture(frame);
            return model.use(version -> {
                List<Detection> found = version.detect(picture, PictureRegion.whole(picture));
                watch.analysed(frame, version.version(), picture, found);
                return answer(frame, version.version(), found, Optional.empty());
            });
        } catch (RuntimeException e) {
            return failed(frame, e);
        }
    }

    private Seen see(Frame frame, FrameSplit split) {
        SplitLook look = new SplitLook(frame, split);
        try {
            return new Seen(look.answer(), look);
        } catch (RuntimeException e) {
            look.close();
            throw e;
        }
    }

    private static Picture picture(Frame frame) {
        return frame.pixels()
                .unwrap(Picture.class)
                .orElseThrow(() -> new IllegalStateException("the frame holds no picture of bundles/media"));
    }

    private Observation failed(Frame frame, RuntimeException failure) {
        String why = failure instanceof ProblemException e ? e.problem().what() : failure.toString();
        return answer(frame, model.current().version(), List.of(), Optional.of(why));
    }

    private Observation answer(Frame frame, ModelVersion version, List<Detection> found, Optional<String> failure) {
        return new Observation(
                "",
                feed,
                frame.run(),
                frame.sequence(),
                frame.pixels().width(),
                frame.pixels().height(),
                frame.capturedAt(),
                frame.ingestedAt(),
                clock.instant(),
                version,
                failure,
                found,
                List.of(),
                frame.traceId());
    }

    /** What came of a frame; holds it while another version may look on. */
    static final class Seen implements AutoCloseable {

        private final Observation answer;
        private final SplitLook look;

        private Seen(Observation answer, SplitLook look) {
            this.answer = answer;
            this.look = look;
        }

        Observation answer() {
            return answer;
        }

        /** Lets the version that does not answer see the frame too, if there is a place for it. */
        void lookOn() {
            if (look != null) {
                look.lookOn();
            }
        }

        @Override
        public void close() {
            if (look != null) {
                look.close();
            }
        }
    }

    /** Two versions' looks at one frame, which is kept meanwhile. */
    private final class SplitLook implements AutoCloseable {

        private final Frame frame;
        private final FrameSplit split;
        private final SharedInput room;
        private final Look own;
        private final Look other;

        SplitLook(Frame frame, FrameSplit split) {
            this.frame = frame.retain();
            this.split = split;
            this.room = split.borrow();
            this.own = new Look(this.frame, room, model);
            this.other = new Look(this.frame, room, split.other());
        }

        Observation answer() {
            if (!split.otherAnswers()) {
                own.take();
                return own.observation();
            }
            other.take();
            if (!other.hasFailed()) {
                return other.observation();
            }
            // A frame on which the new version fails is not lost: the present one answers.
            own.take();
            return own.observation();
        }

        void lookOn() {
            Look second = split.otherAnswers() ? own : other;
            if (!second.taken() && enter()) {
                try {
                    second.take();
                } finally {
                    pool.leave();
                }
            }
            if (own.judged() && other.judged()) {
                split.compare(own.seen(), other.seen());
            } else {
                split.skip();
            }
        }

        private boolean enter() {
            return pool.enterIfFree() || (split.mirrorsWhileBusy() && pool.enter());
        }

        @Override
        public void close() {
            split.giveBack(room);
            frame.close();
        }
    }

    /** One version's look at one frame. */
    private final class Look {

        private final Frame frame;
        private final SharedInput room;
        private final OpenModel source;
        private TimedDetections found;
        private ModelVersion version;
        private RuntimeException failure;

        Look(Frame frame, SharedInput room, OpenModel source) {
            this.frame = frame;
            this.room = room;
            this.source = source;
        }

        void take() {
            try {
                Picture picture = picture(frame);
                found = source.use(loaded -> look(loaded, picture));
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private TimedDetections look(LoadedVersion loaded, Picture picture) {
            version = loaded.version();
            return loaded.detect(picture, room);
        }

        boolean taken() {
            return found != null || failure != null;
        }

        boolean hasFailed() {
            return failure != null;
        }

        /** A version that was let go meanwhile has not failed. */
        boolean judged() {
            return found != null || (failure != null && !(failure instanceof IllegalStateException));
        }

        Optional<TimedDetections> seen() {
            return Optional.ofNullable(found);
        }

        Observation observation() {
            if (failure != null) {
                return failed(frame, failure);
            }
            watch.analysed(frame, version, picture(frame), found.found());
            return answer(frame, version, found.found(), Optional.empty());
        }
    }
}
