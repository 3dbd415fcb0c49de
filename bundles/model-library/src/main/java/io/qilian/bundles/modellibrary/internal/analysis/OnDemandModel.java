package io.qilian.bundles.modellibrary.internal.analysis;

import ai.djl.Model;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelHandle;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.processor.Use;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.ModelProblems;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.model.ModelLease;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.model.Tensor;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Calls of a model from a scene; each waits for a place to run on. */
public final class OnDemandModel implements ModelHandle {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final OpenModel model;
    private final ProcessorBudget budget;

    /**
     * A handle.
     *
     * @param model the model, closed with the handle
     * @param budget the places on which models run
     */
    public OnDemandModel(OpenModel model, ProcessorBudget budget) {
        this.model = model;
        this.budget = budget;
    }

    @Override
    public ModelVersion version() {
        return model.current().version();
    }

    @Override
    public List<Detection> detect(Frame frame, Box region) {
        require(model.current().detector(), "is no detector");
        Picture picture = picture(frame);
        PictureRegion part = region(region, picture);
        return run(version -> List.copyOf(version.detect(picture, part)));
    }

    @Override
    public List<Score> classify(Frame frame, Box region) {
        require(model.current().classifier(), "is no classifier");
        Picture picture = picture(frame);
        PictureRegion part = region(region, picture);
        return run(version -> List.copyOf(version.classify(picture, part)));
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        return run(version -> version.run(inputs));
    }

    private <T> T run(Function<LoadedVersion, T> work) {
        String name = model.reference().toString();
        try {
            if (budget.enter(Use.SCENES, CallDeadline.in(LONGEST_WAIT)) != ProcessorBudget.Entry.ADMITTED) {
                throw ModelProblems.busy(name, LONGEST_WAIT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ModelProblems.busy(name, 0);
        }
        try {
            return model.use(work);
        } finally {
            budget.leave(Use.SCENES);
        }
    }

    @Override
    public ModelLease lease() {
        return model.use(VersionLease::new);
    }

    @Override
    public void close() {
        model.close();
    }

    private void require(boolean fits, String what) {
        if (!fits) {
            throw new ProblemException(Problem.of(
                    "model.wrong-kind",
                    ProblemKind.INPUT,
                    "The model " + what,
                    model.reference().toString(),
                    "Name a model of the right kind; model:info shows what each one is"));
        }
    }

    private static Picture picture(Frame frame) {
        return frame.pixels()
                .unwrap(Picture.class)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        "model.no-picture",
                        ProblemKind.INPUT,
                        "The frame holds no picture that a model can take",
                        frame.feed(),
                        "Use frames that come from a feed of the platform")));
    }

    private static PictureRegion region(Box region, Picture picture) {
        Box clipped = region.clipped(picture.width(), picture.height());
        int left = (int) Math.floor(clipped.left());
        int top = (int) Math.floor(clipped.top());
        int width = (int) Math.ceil(clipped.right()) - left;
        int height = (int) Math.ceil(clipped.bottom()) - top;
        if (width < 1 || height < 1) {
            throw new ProblemException(Problem.of(
                            "model.region",
                            ProblemKind.INPUT,
                            "Nothing of the region lies in the picture",
                            region.toString(),
                            "Give a region that touches the picture")
                    .comparing("within " + picture.width() + "x" + picture.height(), region.toString()));
        }
        return new PictureRegion(left, top, width, height);
    }

    /** A lease on a version for a scenario's own processing. */
    private static final class VersionLease implements ModelLease {

        private final ModelVersion version;
        private final OnnxLease lease;

        VersionLease(LoadedVersion version) {
            this.version = version.version();
            this.lease = version.requireLease();
        }

        @Override
        public ModelVersion version() {
            return version;
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return type == Model.class ? Optional.of(type.cast(lease.djlModel())) : Optional.empty();
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
