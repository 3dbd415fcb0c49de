package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServingStatistics;
import io.qilian.bundles.modellibrary.internal.batching.Batcher;
import io.qilian.bundles.modellibrary.internal.batching.Processor;
import io.qilian.bundles.modellibrary.internal.card.BatchCard;
import io.qilian.bundles.modellibrary.internal.card.BatchCard.Sharing;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which versions share runs among the calls that come together: those whose card or whose platform says so, or else those
 * for which a measurement on this machine shows a gain, made once for each model file before its first call. Thread-safe.
 */
final class VersionBatchers {

    private static final Logger log = LoggerFactory.getLogger(VersionBatchers.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 256;

    private final SharingRule rule;
    private final CallGate gate;
    private final Media media;
    private final RunWatches watches;
    private final Map<LoadedVersion, Optional<Batcher<BatchJob, BatchRows>>> batchers = new ConcurrentHashMap<>();
    private final Map<String, Boolean> measured = new LinkedHashMap<>();
    private ServingStatistics.Shared gone = new ServingStatistics.Shared(0, 0, 0);

    VersionBatchers(SharingRule rule, CallGate gate, Media media, RunWatches watches) {
        this.rule = rule;
        this.gate = gate;
        this.media = media;
        this.watches = watches;
    }

    /** The batcher of a version; empty if its calls run one by one. */
    Optional<Batcher<BatchJob, BatchRows>> of(LoadedVersion version) {
        Optional<Batcher<BatchJob, BatchRows>> known = batchers.get(version);
        return known != null ? known : decide(version);
    }

    /** What is told of a version: its signature, and how its calls share runs. */
    ModelSignature signature(LoadedVersion version) {
        Optional<ModelSignature.Sharing> sharing = of(version)
                .map(Batcher::bounds)
                .map(bounds -> new ModelSignature.Sharing(bounds.rows(), bounds.delayUs()));
        return version.signature().sharing(sharing);
    }

    private synchronized Optional<Batcher<BatchJob, BatchRows>> decide(LoadedVersion version) {
        Optional<Batcher<BatchJob, BatchRows>> decided = batchers.get(version);
        if (decided == null) {
            forgetClosed();
            decided = shares(version) ? Optional.of(batcher(version)) : Optional.empty();
            batchers.put(version, decided);
        }
        return decided;
    }

    private void forgetClosed() {
        batchers.entrySet().removeIf(entry -> {
            boolean closed = entry.getKey().closed();
            if (closed && entry.getValue().isPresent()) {
                gone = sum(gone, entry.getValue().get().figures());
            }
            return closed;
        });
    }

    private static ServingStatistics.Shared sum(ServingStatistics.Shared those, Batcher.Figures more) {
        return new ServingStatistics.Shared(
                those.calls() + more.calls(), those.runs() + more.runs(), those.failedRuns() + more.failedRuns());
    }

    private boolean shares(LoadedVersion version) {
        if (version.signature().mostBatch() < 2) {
            return false;
        }
        Sharing sharing =
                version.folder().card().batch().flatMap(BatchCard::sharing).orElse(rule.sharing());
        return switch (sharing) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> gains(version);
        };
    }

    private boolean gains(LoadedVersion version) {
        Boolean known = measured.get(version.version().digest());
        if (known != null) {
            return known;
        }
        boolean pays;
        try {
            gate.enter(version.version().toString(), CallDeadline.in(LONGEST_WAIT));
        } catch (ProblemException e) {
            log.warn(
                    "Whether calls of {} gain from sharing runs was not measured: {}", version.version(), e.toString());
            return false;
        }
        try {
            Optional<BatchGain> gain = BatchGain.measure(version);
            pays = gain.filter(BatchGain::pays).isPresent();
            gain.ifPresent(found -> tell(version, found));
        } catch (OnnxException e) {
            log.info("Calls of {} run one by one: it does not run on zeros: {}", version.version(), e.toString());
            pays = false;
        } finally {
            gate.leave();
        }
        if (measured.size() == MOST_REMEMBERED) {
            measured.remove(measured.keySet().iterator().next());
        }
        measured.put(version.version().digest(), pays);
        return pays;
    }

    private static void tell(LoadedVersion version, BatchGain gain) {
        log.info(
                "Calls of {} {}: a row takes {} ms alone and {} ms in a batch of {}{}",
                version.version(),
                gain.pays() ? "share runs" : "run one by one",
                gain.aloneMs(),
                gain.sharedMs(),
                gain.rows(),
                gain.same() ? "" : ", where it gives other numbers");
    }

    private Batcher<BatchJob, BatchRows> batcher(LoadedVersion version) {
        Batcher.Bounds bounds = new Batcher.Bounds(
                version.signature().mostBatch(), rule.delayUs(), gate.figures().mostWaiting());
        return new Batcher<>(
                bounds,
                new GateProcessor(gate, version.version().toString()),
                new BatchRunner(version, media, watches));
    }

    /** What calls have shared since the start. */
    synchronized ServingStatistics.Shared figures() {
        ServingStatistics.Shared all = gone;
        for (Optional<Batcher<BatchJob, BatchRows>> batcher : batchers.values()) {
            if (batcher.isPresent()) {
                all = sum(all, batcher.get().figures());
            }
        }
        return all;
    }

    /** The way of shared runs to a processor. */
    private record GateProcessor(CallGate gate, String model) implements Processor {

        @Override
        public void enter(CallDeadline deadline) {
            gate.enter(model, deadline);
        }

        @Override
        public void leave() {
            gate.leave();
        }

        @Override
        public RuntimeException full(int mostWaiting) {
            return ServingProblems.full(model, gate.budget().places(), mostWaiting);
        }

        @Override
        public RuntimeException ended(CallDeadline deadline) {
            return ServingProblems.ended(model, deadline, null);
        }

        @Override
        public RuntimeException stopped(InterruptedException e) {
            return ServingProblems.interrupted(model, e);
        }
    }
}
