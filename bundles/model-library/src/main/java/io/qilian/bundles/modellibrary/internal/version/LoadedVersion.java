package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.card.OutputCard.DecoderName;
import io.qilian.bundles.modellibrary.internal.card.ThresholdsCard;
import io.qilian.bundles.modellibrary.internal.decode.DecoderFactory;
import io.qilian.bundles.modellibrary.internal.decode.OutputDecoder;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.model.Tensor;
import io.qilian.kernel.api.observation.Detection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version in memory. It is retired by its owner and closes with the last call that is under way. Thread-safe. */
public final class LoadedVersion {

    private static final Logger log = LoggerFactory.getLogger(LoadedVersion.class);

    private static final OutputDecoder NO_DETECTOR = (call, found) -> {
        throw new IllegalStateException("not a detector");
    };

    private final ModelFolder folder;
    private final ModelVersion version;
    private final OnnxSession session;
    private final Media media;
    private final OutputDecoder decoder;
    private final CallPool calls;
    private final RawCallPool rawCalls;
    private final BatchSizes batches;

    private LoadedVersion(ModelFolder folder, OnnxSession session, Media media, int callers) {
        this.folder = folder;
        this.session = session;
        this.media = media;
        this.version = new ModelVersion(
                folder.card().name(), folder.card().version(), folder.card().sha256());
        folder.card().input().ifPresent(card -> new InputCheck(session, where(folder)).check(card));
        this.batches = new BatchSizes(session, folder.card(), where(folder));
        this.decoder = decoder(folder);
        this.calls = new CallPool(
                version.toString(), callers, () -> new PictureCall(folder, decoder, requireLease(), media));
        this.rawCalls = new RawCallPool(this::requireLease, media, callers);
    }

    private static String where(ModelFolder folder) {
        return folder.path().resolve(ModelFolder.CARD_FILE).toString();
    }

    private OutputDecoder decoder(ModelFolder folder) {
        return detector()
                ? DecoderFactory.detector(
                        folder.card(), session, folder.labels().size(), where(folder))
                : NO_DETECTOR;
    }

    /**
     * Loads a version, runs each of its calls once and each size of batch that it takes, and checks its golden samples.
     *
     * @param folder its folder
     * @param runtime what runs it
     * @param media what scales pictures for it
     * @param callers how many calls may run at once
     * @return the version, to be retired by the caller
     * @throws io.qilian.kernel.api.problem.ProblemException if it cannot be used
     */
    public static LoadedVersion load(ModelFolder folder, OnnxRuntime runtime, Media media, int callers) {
        String model = folder.model().toString();
        OnnxSession session;
        try {
            session = runtime.open(folder.model(), SessionSettings.DEFAULT);
        } catch (OnnxException e) {
            throw ModelProblems.load(e, model);
        }
        try {
            LoadedVersion loaded = new LoadedVersion(folder, session, media, callers);
            loaded.warmUp();
            new GoldenCheck(loaded, media).check();
            return loaded;
        } catch (RuntimeException e) {
            session.retire();
            throw e instanceof OnnxException failed ? ModelProblems.run(failed, model) : e;
        }
    }

    private void warmUp() {
        if (folder.card().input().isPresent()) {
            calls.warmUp();
        }
        warmUpBatches();
    }

    private void warmUpBatches() {
        try {
            for (int rows : batches.sizes()) {
                batches.shapes(rows).ifPresent(rawCalls::warmUp);
            }
        } catch (OnnxException e) {
            if (folder.card().input().isPresent()) {
                throw e;
            }
            // Of pictures zeros are some; of other numbers nobody has promised that the model takes them.
            log.info("Model {} is not warmed up, since it does not run on zeros: {}", version, e.getMessage());
        }
    }

    /**
     * Which version it is.
     *
     * @return the version
     */
    public ModelVersion version() {
        return version;
    }

    /**
     * Its folder.
     *
     * @return card, labels and place
     */
    public ModelFolder folder() {
        return folder;
    }

    OutputDecoder decoder() {
        return decoder;
    }

    /**
     * Whether it finds objects in pictures.
     *
     * @return true for a detector
     */
    public boolean detector() {
        DecoderName name = folder.card().output().decoder();
        return name != DecoderName.CLASSIFICATION && name != DecoderName.TENSOR;
    }

    /**
     * Whether it classifies pictures.
     *
     * @return true for a classifier
     */
    public boolean classifier() {
        return folder.card().output().decoder() == DecoderName.CLASSIFICATION;
    }

    /**
     * Finds objects.
     *
     * @param picture the picture, open
     * @param region where to look
     * @return the detections in pixels of the picture, best first
     */
    public List<Detection> detect(Picture picture, PictureRegion region) {
        return with(call -> call.detect(picture, region));
    }

    /**
     * Finds objects in the whole of a picture that other versions see too, and tells how long the run took.
     *
     * @param picture the picture, open
     * @param shared the picture as an input, from the version before and for the next
     * @return what was found
     */
    public TimedDetections detect(Picture picture, SharedInput shared) {
        return with(call -> call.detect(picture, PictureRegion.whole(picture), shared));
    }

    /**
     * Classifies.
     *
     * @param picture the picture, open
     * @param region where to look
     * @return the classes, best first
     */
    public List<Score> classify(Picture picture, PictureRegion region) {
        return with(call -> call.classify(picture, region));
    }

    /**
     * A call of one's own, for one thread, on the same session and with other thresholds than the card's.
     *
     * @param thresholds what counts as found
     * @return the call, closed by the caller
     */
    public PictureCall newCall(ThresholdsCard thresholds) {
        ModelFolder other = folder.with(thresholds);
        return new PictureCall(other, decoder(other), requireLease(), media);
    }

    private <T> T with(Function<PictureCall, T> work) {
        PictureCall call = calls.borrow();
        try {
            return work.apply(call);
        } catch (OnnxException e) {
            throw ModelProblems.run(e, version.toString());
        } finally {
            calls.giveBack(call);
        }
    }

    /**
     * Runs on numbers.
     *
     * @param inputs the tensors by input name
     * @return the tensors by output name
     */
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        if (folder.card().finite()) {
            inputs.forEach((name, tensor) -> FiniteNumbers.require(version.toString(), name, tensor.values()));
        }
        try (OnnxLease lease = requireLease()) {
            return new TensorCall(session, lease).run(inputs);
        } catch (OnnxException e) {
            throw ModelProblems.run(e, version.toString());
        }
    }

    /**
     * Calls on tensors as they are.
     *
     * @return the pool, which closes with this version
     */
    public RawCallPool rawCalls() {
        return rawCalls;
    }

    /**
     * What it takes and gives.
     *
     * @return the signature
     */
    public ModelSignature signature() {
        return new ModelSignature(
                version,
                session.inputs(),
                session.outputs(),
                folder.card().input().map(InputCard::name),
                folder.card().input().flatMap(InputCard::sizes).stream().toList(),
                batches.most(),
                Optional.empty());
    }

    /**
     * The shapes of a batch.
     *
     * @param rows how many rows, at most what the signature says
     * @return shapes by input; empty if another dimension is open, so that only a call tells them
     */
    public Optional<Map<String, List<Long>>> batchShapes(int rows) {
        return batches.shapes(rows);
    }

    /**
     * Takes a lease on the session.
     *
     * @return the lease, closed by the caller
     */
    public OnnxLease requireLease() {
        return session.lease()
                .orElseThrow(() -> new IllegalStateException("version " + version + " has been retired already"));
    }

    /** Ends the version: memory goes back when the last call that is under way has ended. Idempotent. */
    public void retire() {
        calls.close();
        rawCalls.close();
        session.retire();
    }

    /**
     * Whether its memory has gone back.
     *
     * @return true once it has been retired and nobody uses it
     */
    public boolean closed() {
        return session.closed();
    }
}
