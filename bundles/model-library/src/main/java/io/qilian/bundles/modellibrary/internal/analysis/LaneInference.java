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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Puts a lane's frames through the lane's model, or through two versions of it. Thread-safe. */
final class LaneInference {

    private final String feed;
    private final OpenModel model;
    private final InstantSource clock;
    private final FrameSplits splits;
    private final BooleanSupplier busy;

    LaneInference(String feed, OpenModel model, InstantSource clock, FrameSplits splits, BooleanSupplier busy) {
        this.feed = feed;
        this.model = model;
        this.clock = clock;
        this.splits = splits;
        this.busy = busy;
    }

    /** Hands on the answer for a frame, then lets the version that only looks on see the frame. */
    void infer(Frame frame, Consumer<Observation> answer) {
        Optional<FrameSplit> split = splits.split(feed, model.reference());
        if (split.isEmpty()) {
            answer.accept(alone(frame));
        } else {
            // The answer gives the lane's lease back.
            try (Frame kept = frame.retain()) {
                split(kept, split.get(), answer);
            }
        }
    }

    private Observation alone(Frame frame) {
        try {
            Picture picture = picture(frame);
            return model.use(version -> {
                List<Detection> found = version.detect(picture, PictureRegion.whole(picture));
                return answer(frame, version.version(), found, Optional.empty());
            });
        } catch (RuntimeException e) {
            return failed(frame, e);
        }
    }

    private void split(Frame frame, FrameSplit split, Consumer<Observation> answer) {
        SharedInput room = split.borrow();
        try {
            Look own = new Look(frame, room, model);
            Look other = new Look(frame, room, split.other());
            Look first = split.otherAnswers() ? other : own;
            Look second = split.otherAnswers() ? own : other;
            first.take();
            // A frame on which the new version fails is not lost: the present one answers.
            boolean rescued = first.failure != null && split.otherAnswers();
            if (rescued) {
                second.take();
            }
            answer.accept((rescued ? second : first).observation());
            if (!rescued && split.mirrors(busy.getAsBoolean())) {
                second.take();
            }
            if (own.judged() && other.judged()) {
                split.compare(own.seen(), other.seen());
            }
        } finally {
            split.giveBack(room);
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

        /** A version that was let go meanwhile has not failed. */
        boolean judged() {
            return found != null || (failure != null && !(failure instanceof IllegalStateException));
        }

        Optional<TimedDetections> seen() {
            return Optional.ofNullable(found);
        }

        Observation observation() {
            return failure == null ? answer(frame, version, found.found(), Optional.empty()) : failed(frame, failure);
        }
    }
}
