package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks for the fastest form of a model that finds what the model finds: first all that can becomes bytes, with clipped and
 * with whole ranges; then ever more of the tensors with the greatest error stay in single precision. For one thread.
 */
final class CandidateSearch {

    /** How many of the worst tensors stay in single precision, attempt by attempt. */
    private static final List<Integer> LEFT_IN_FLOAT = List.of(0, 1, 2, 4, 8, 16);

    /** With fewer convolutions on bytes there would be little to gain. */
    private static final double LEAST_SHARE_ON_BYTES = 0.5;

    private final OnnxModel model;
    private final GraphIndex index;
    private final QuantizationPlanner planner;
    private final Function<OnnxModel, LoadedVersion> loader;
    private final Comparison pictures;
    private final Comparison golden;
    private Set<String> activations = Set.of();
    private Map<String, ActivationHistogram> histograms = Map.of();

    /**
     * A search.
     *
     * @param model the model in single precision
     * @param loader loads a candidate; the search retires it
     * @param pictures what the model finds in pictures
     * @param golden what it finds in its golden samples
     */
    CandidateSearch(
            OnnxModel model, Function<OnnxModel, LoadedVersion> loader, Comparison pictures, Comparison golden) {
        this.model = model;
        this.index = new GraphIndex(model.getGraph());
        this.planner = new QuantizationPlanner(index);
        this.loader = loader;
        this.pictures = pictures;
        this.golden = golden;
    }

    /**
     * Measures the activations and looks.
     *
     * @param calibration measures
     * @param calibrating the pictures
     * @param where what to call the model
     * @return the first candidate that is good
     * @throws ProblemException if the model has nothing to quantize, or no candidate is good
     */
    Candidate find(Calibration calibration, List<Path> calibrating, String where) {
        activations = calibration.inSinglePrecision(planner.candidates());
        QuantizationPlan whole = planner.plan(activations, Set.of());
        if (whole.convolutions().isEmpty()) {
            throw QuantizationProblems.unfit(
                    "The model has no convolution with constant weights before its last ones",
                    where,
                    "Only models of convolutions become faster by bytes here");
        }
        histograms = calibration.measure(whole.tensors(), calibrating);
        Candidate best = null;
        for (int left : LEFT_IN_FLOAT) {
            for (RangeRule rule : RangeRule.values()) {
                List<String> inFloat = worst(whole, rule, left);
                QuantizationPlan plan = planner.plan(activations, new HashSet<>(inFloat));
                if (plan.convolutions().size()
                        < LEAST_SHARE_ON_BYTES * whole.convolutions().size()) {
                    throw lost(best, where);
                }
                Candidate candidate = attempt(plan, rule, inFloat);
                if (candidate.good()) {
                    return candidate;
                }
                best = best == null || candidate.margin() > best.margin() ? candidate : best;
            }
        }
        throw lost(best, where);
    }

    private List<String> worst(QuantizationPlan plan, RangeRule rule, int count) {
        List<String> ranked = TensorErrors.worstFirst(index, plan, histograms, scales(plan, rule));
        return ranked.subList(0, Math.min(count, ranked.size()));
    }

    private Candidate attempt(QuantizationPlan plan, RangeRule rule, List<String> inFloat) {
        OnnxModel quantized = QdqGraph.write(model, index, plan, scales(plan, rule));
        LoadedVersion loaded = loader.apply(quantized);
        try {
            return new Candidate(
                    quantized,
                    plan.convolutions().size(),
                    rule,
                    List.copyOf(inFloat),
                    pictures.with(loaded),
                    golden.with(loaded));
        } finally {
            loaded.retire();
        }
    }

    private Map<String, AffineScale> scales(QuantizationPlan plan, RangeRule rule) {
        Map<String, AffineScale> scales = new HashMap<>();
        plan.tensors().stream()
                .map(plan::scaled)
                .forEach(tensor -> scales.computeIfAbsent(tensor, name -> rule.choose(histograms.get(name))));
        return scales;
    }

    private static ProblemException lost(Candidate best, String where) {
        return new ProblemException(Problem.of(
                        "model.quantize-loss",
                        ProblemKind.INPUT,
                        "The quantized model does not find what the model finds; nothing was registered",
                        where,
                        "Calibrate with more pictures of the model's own field; if that does not help, the model has to be"
                                + " trained for bytes")
                .comparing(
                        String.format(
                                Locale.ROOT,
                                "%.2f of the detections in both, of the golden samples %.2f",
                                Candidate.LEAST_AGREEMENT,
                                Candidate.LEAST_GOLDEN),
                        String.format(
                                Locale.ROOT,
                                "at best %.3f (%s), of the golden samples %.3f (%s)",
                                best.agreement().share(),
                                best.agreement(),
                                best.golden().share(),
                                best.golden())));
    }
}
