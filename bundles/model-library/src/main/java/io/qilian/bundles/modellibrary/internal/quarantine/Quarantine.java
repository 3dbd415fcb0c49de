package io.qilian.bundles.modellibrary.internal.quarantine;

import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.internal.card.BatchCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.header.ExternalDataCheck;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeader;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeaderReader;
import io.qilian.bundles.modellibrary.internal.header.ValueHeader;
import io.qilian.bundles.modellibrary.internal.library.Gate;
import io.qilian.bundles.modellibrary.internal.version.InputFormats;
import io.qilian.bundles.modellibrary.internal.version.ModelProblems;
import io.qilian.bundles.onnx.api.ModelTrial;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.TrialLimits;
import io.qilian.bundles.onnx.api.TrialReport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a model into the process only after its header was read and it ran in a process of its own. A model that has passed
 * is known by its digest and passes at once. Thread-safe; one model is tried at a time.
 */
public final class Quarantine implements Gate {

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);
    private static final List<Long> SIZES = List.of(1L, 2L);

    private final ModelTrial trial;
    private final TrialRecords records;
    private final Map<String, TrialReport> passed = new ConcurrentHashMap<>();
    private final Set<String> withFilesBeside = ConcurrentHashMap.newKeySet();

    /**
     * A quarantine.
     *
     * @param trial tries models
     * @param runtime version of the runtime that it tries them with
     * @param folder where results are kept over starts
     */
    public Quarantine(ModelTrial trial, String runtime, Path folder) {
        this.trial = trial;
        this.records = new TrialRecords(folder, runtime);
    }

    @Override
    public void admit(ModelFolder folder) {
        String digest = folder.card().sha256();
        if (!passed.containsKey(digest)) {
            admitNew(folder, digest);
        } else if (withFilesBeside.contains(digest)) {
            // The digest says nothing of them: they may lie elsewhere by now, or this is another folder.
            new ExternalDataCheck(folder.path()).check(OnnxHeaderReader.read(folder.model()));
        }
    }

    @Override
    public Optional<ModelDetails.Trial> trial(ModelFolder folder) {
        return Optional.ofNullable(passed.get(folder.card().sha256()))
                .map(report -> new ModelDetails.Trial(
                        report.loadMs(),
                        report.medianMs().stream()
                                .mapToDouble(Double::doubleValue)
                                .findFirst(),
                        report.peakBytes()));
    }

    private synchronized void admitNew(ModelFolder folder, String digest) {
        if (passed.containsKey(digest)) {
            return;
        }
        // What lies beside the model is not covered by its digest, and is looked at each time.
        OnnxHeader header = OnnxHeaderReader.read(folder.model());
        new ExternalDataCheck(folder.path()).check(header);
        Optional<TrialReport> recorded = header.externalData().isEmpty() ? records.find(digest) : Optional.empty();
        if (!header.externalData().isEmpty()) {
            withFilesBeside.add(digest);
        }
        passed.put(digest, recorded.orElseGet(() -> tryOut(folder, header, digest)));
    }

    private TrialReport tryOut(ModelFolder folder, OnnxHeader header, String digest) {
        try {
            TrialReport report = trial.run(folder.model(), shapes(folder, header), TrialLimits.DEFAULT);
            records.keep(digest, report);
            log.info(
                    "Model {}:{} was tried: loaded in {} ms, runs in {} ms, {} MiB at most",
                    folder.card().name(),
                    folder.card().version(),
                    Math.round(report.loadMs()),
                    report.medianMs(),
                    report.peakBytes() >> 20);
            return report;
        } catch (OnnxException e) {
            throw ModelProblems.load(e, folder.model().toString());
        } catch (UncheckedIOException e) {
            throw ModelProblems.noTrial(e, folder.model().toString());
        }
    }

    /**
     * One picture as the card has it, and the largest batch of them, which decides how much memory the model takes; nothing
     * where the card leaves a size open: then the model is loaded only.
     */
    private static List<Map<String, List<Long>>> shapes(ModelFolder folder, OnnxHeader header) {
        Map<String, List<Long>> ofCard = new HashMap<>();
        folder.card().input().ifPresent(card -> {
            ofCard.put(card.name(), InputFormats.shape(card));
            card.sizes().ifPresent(name -> ofCard.put(name, SIZES));
        });
        Map<String, List<Long>> shapes = new HashMap<>();
        for (ValueHeader input : header.inputs()) {
            List<Long> given = ofCard.get(input.name());
            if (!input.fixed() && (given == null || !input.takes(given))) {
                return List.of();
            }
            if (!input.fixed()) {
                shapes.put(input.name(), given);
            }
        }
        int rows = folder.card().batch().map(BatchCard::maximum).orElse(1);
        if (rows == 1) {
            return List.of(shapes);
        }
        Map<String, List<Long>> batch = new HashMap<>();
        shapes.forEach((name, shape) -> {
            List<Long> grown = new ArrayList<>(shape);
            grown.set(0, (long) rows);
            batch.put(name, grown);
        });
        return List.of(shapes, batch);
    }
}
