package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.EvaluationProgress;
import io.qilian.bundles.modellibrary.api.EvaluationReport;
import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.bundles.modellibrary.api.ModelEvaluation;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.internal.card.ThresholdsCard;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.turn.SingleTurn;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.ModelProblems;
import io.qilian.bundles.modellibrary.internal.version.PictureCall;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.observation.Detection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates versions of the library, on sessions that scenes may be using as well. */
public final class LibraryEvaluation implements ModelEvaluation {

    private static final Logger log = LoggerFactory.getLogger(LibraryEvaluation.class);

    /** Most detections in a picture: as many as a card may ask for. */
    private static final int MOST_DETECTIONS = 1000;

    private final FolderModelLibrary library;
    private final EvaluationJournal journal;
    private final Media media;
    private final InstantSource clock;
    private final SingleTurn turns = new SingleTurn("evaluation.busy", "evaluation");

    /**
     * An evaluation.
     *
     * @param library the models
     * @param journal keeps the results
     * @param media reads pictures
     * @param clock tells when
     */
    public LibraryEvaluation(FolderModelLibrary library, EvaluationJournal journal, Media media, InstantSource clock) {
        this.library = library;
        this.journal = journal;
        this.media = media;
        this.clock = clock;
    }

    @Override
    public EvaluationReport evaluate(
            ModelReference model, EvaluationRequest request, String by, Consumer<EvaluationProgress> progress) {
        String user = new Change(by, "").by();
        if (request.settings().length() > EvaluationRequest.MOST_SETTINGS) {
            throw new IllegalArgumentException("classes: expected at most " + EvaluationRequest.MOST_SETTINGS
                    + " characters with pattern and groups, got "
                    + request.settings().length());
        }
        ModelSummary summary = library.summary(model);
        ModelReference version = new ModelReference(summary.name(), summary.version(), false);
        try (SingleTurn.Held turn = turns.take(version.toString());
                OpenModel opened = library.open(version)) {
            LoadedVersion loaded = opened.current();
            if (!loaded.detector() && !loaded.classifier()) {
                throw DatasetProblems.wrongKind(version.toString());
            }
            DatasetFiles files = new DatasetFiles(request.dataset().folder());
            PictureSteps steps = new PictureSteps(media, files, progress, version.toString());
            Outcome outcome;
            try (PictureCall call = loaded.newCall(thresholds(loaded, request))) {
                Subject subject = new OneVersion(loaded, call);
                outcome = loaded.detector()
                        ? new DetectionEvaluation(subject, request, files).run(steps)
                        : new ClassificationEvaluation(subject, request).run(steps);
            }
            Evaluation evaluation = evaluation(loaded, request, files.digest(), outcome, user);
            journal.write(evaluation);
            log.info("Model {} was evaluated on {} by {}", version, evaluation.dataset(), user);
            return new EvaluationReport(evaluation, outcome.leftOut(), outcome.confusions());
        }
    }

    private static ThresholdsCard thresholds(LoadedVersion loaded, EvaluationRequest request) {
        return new ThresholdsCard(
                request.score(), loaded.folder().card().thresholds().iou(), MOST_DETECTIONS);
    }

    private Evaluation evaluation(
            LoadedVersion loaded, EvaluationRequest request, String digest, Outcome outcome, String by) {
        Path name = request.dataset().folder().toAbsolutePath().normalize().getFileName();
        return new Evaluation(
                loaded.version(),
                new Evaluation.Dataset(name == null ? "/" : name.toString(), digest, outcome.pictures()),
                request.settings(),
                request.iou(),
                outcome.overall(),
                outcome.classes(),
                clock.instant(),
                by);
    }

    @Override
    public List<Evaluation> evaluations(ModelReference model) {
        return journal.newestFirst(model.name());
    }

    /** A version in memory. */
    private record OneVersion(LoadedVersion version, PictureCall call) implements Subject {

        @Override
        public String name() {
            return version.version().toString();
        }

        @Override
        public List<String> labels() {
            return version.folder().labels();
        }

        @Override
        public double sameObject() {
            return version.folder().card().thresholds().iou();
        }

        @Override
        public List<Detection> detect(Picture picture) {
            try {
                return call.detect(picture, PictureRegion.whole(picture));
            } catch (OnnxException e) {
                throw ModelProblems.run(e, name());
            }
        }

        @Override
        public List<Score> classify(Picture picture) {
            try {
                return call.classify(picture, PictureRegion.whole(picture));
            } catch (OnnxException e) {
                throw ModelProblems.run(e, name());
            }
        }
    }
}
