package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.ServedCall;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.api.ServedModels;
import io.qilian.bundles.modellibrary.api.ServingStatistics;
import io.qilian.bundles.modellibrary.internal.batching.Batcher;
import io.qilian.bundles.modellibrary.internal.batching.Offer;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.processor.Use;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Serves the versions of the library to programs. */
public final class ServedLibrary implements ServedModels, AutoCloseable {

    /** How often a call looks for a model anew that was let go just when it was wanted. */
    private static final int MOST_ATTEMPTS = 3;

    private final FolderModelLibrary library;
    private final Media media;
    private final RunWatches watches;
    private final CallGate gate;
    private final VersionBatchers batchers;
    private final HeldModels held;
    private final Set<String> unloaded = ConcurrentHashMap.newKeySet();
    private final LongAdder late = new LongAdder();
    private final LongAdder cancelled = new LongAdder();

    /**
     * Serves a library.
     *
     * @param library the models
     * @param media reads pictures
     * @param budget the places on which calls run
     * @param sharing whether calls share runs where a model's card does not say
     * @param timer ends runs whose time is over; its tasks take microseconds
     */
    public ServedLibrary(
            FolderModelLibrary library,
            Media media,
            ProcessorBudget budget,
            SharingRule sharing,
            ScheduledExecutorService timer) {
        this.library = library;
        this.media = media;
        this.watches = new RunWatches(timer);
        this.gate = new CallGate(budget);
        this.batchers = new VersionBatchers(sharing, gate, media, watches);
        this.held = new HeldModels(this::open);
    }

    /**
     * Lets one model go that no call uses now.
     *
     * @return false if there is none
     */
    public boolean letIdleGo() {
        return held.letIdleGo();
    }

    @Override
    public List<ModelSummary> models() {
        return library.models();
    }

    @Override
    public ModelSummary summary(ModelReference model) {
        List<ModelSummary> all = library.models();
        return all.stream()
                .filter(one -> one.name().equals(model.name()))
                .filter(one -> model.alias()
                        ? one.aliases().contains(model.selector())
                        : one.version().equals(model.selector()))
                .findFirst()
                .or(() -> refused(all, model))
                .orElseThrow(() -> ServingProblems.unknown(
                        model.toString(),
                        all.stream()
                                .map(one -> one.name() + ":" + one.version())
                                .collect(Collectors.joining(", "))));
    }

    /** A model of which every version is refused has no {@code prod}, and is there all the same. */
    private static Optional<ModelSummary> refused(List<ModelSummary> all, ModelReference model) {
        List<ModelSummary> versions =
                all.stream().filter(one -> one.name().equals(model.name())).toList();
        boolean none = model.alias()
                && model.selector().equals(ModelReference.DEFAULT_ALIAS)
                && versions.stream().allMatch(one -> one.state() == ModelState.REFUSED);
        return none ? versions.stream().findFirst() : Optional.empty();
    }

    @Override
    public boolean unloaded(ModelReference model) {
        return unloaded.contains(model.name());
    }

    @Override
    public ModelSignature describe(ModelReference model) {
        requireInService(model);
        return held.use(model, opened -> opened.use(batchers::signature));
    }

    @Override
    public ModelSignature load(ModelReference model) {
        return held.use(model, opened -> {
            unloaded.remove(model.name());
            return opened.use(batchers::signature);
        });
    }

    @Override
    public void unload(ModelReference model) {
        if (library.models().stream().noneMatch(one -> one.name().equals(model.name()))) {
            throw ServingProblems.unknown(model.toString(), "a model of the library");
        }
        unloaded.add(model.name());
        held.letGo(reference -> reference.name().equals(model.name()));
    }

    @Override
    public <T> T infer(ModelReference model, CallDeadline deadline, ServedCall<T> call) {
        for (int attempt = 1; ; attempt++) {
            requireInService(model);
            OpenModel[] used = new OpenModel[1];
            try {
                return held.use(model, opened -> {
                    used[0] = opened;
                    return infer(opened, deadline, call);
                });
            } catch (IllegalStateException e) {
                // Another reference has taken its place among those held, between the look and the use.
                if (attempt == MOST_ATTEMPTS || used[0] == null || held.holds(used[0])) {
                    throw e;
                }
            }
        }
    }

    private <T> T infer(OpenModel opened, CallDeadline deadline, ServedCall<T> call) {
        try {
            return opened.use(version -> batchers.of(version)
                    .map(batcher -> together(version, batcher, deadline, call))
                    .orElseGet(() -> alone(version, deadline, () -> call.inputs(version.signature()), call)));
        } catch (ProblemException e) {
            switch (e.problem().code()) {
                case ServingProblems.LATE -> late.increment();
                case ServingProblems.CANCELLED -> cancelled.increment();
                default -> {
                    // Counted where it was found.
                }
            }
            throw e;
        }
    }

    private <T> T alone(
            LoadedVersion version, CallDeadline deadline, Supplier<List<ServedInput>> inputs, ServedCall<T> call) {
        long beganNs = System.nanoTime();
        gate.enter(version.version().toString(), deadline);
        try {
            long queueNs = System.nanoTime() - beganNs;
            return new VersionRun(version, deadline, media, watches).run(call, inputs.get(), queueNs);
        } finally {
            gate.leave();
        }
    }

    private <T> T together(
            LoadedVersion version, Batcher<BatchJob, BatchRows> batcher, CallDeadline deadline, ServedCall<T> call) {
        ModelSignature model = version.signature();
        List<ServedInput> inputs = call.inputs(model);
        InputFit.require(model, version.folder().card().input(), inputs);
        Optional<BatchJob> job = BatchJob.of(inputs, batcher.bounds().rows());
        if (job.isEmpty()) {
            return alone(version, deadline, () -> inputs, call);
        }
        BatchRows rows = batcher.call(
                new Offer<>(job.get(), job.get().kind(), job.get().rows(), call.source(), call.priority(), deadline));
        try {
            return call.outputs(rows);
        } finally {
            rows.run().leave();
        }
    }

    /** Opens a model and finds out whether its calls share runs, so that the first of them does not wait for that. */
    private OpenModel open(ModelReference model) {
        OpenModel opened = library.open(model);
        try {
            opened.use(batchers::of);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void requireInService(ModelReference model) {
        if (unloaded(model)) {
            throw ServingProblems.unloaded(model.toString());
        }
    }

    @Override
    public ServingStatistics statistics() {
        ProcessorBudget.Figures programs = gate.figures();
        ProcessorBudget.Figures scenes = gate.budget().figures(Use.SCENES);
        return new ServingStatistics(
                programs.running(),
                programs.waiting(),
                gate.budget().places(),
                programs.mostWaiting(),
                programs.admitted(),
                programs.full(),
                late.sum(),
                cancelled.sum(),
                held.size(),
                new ServingStatistics.Scenes(scenes.running(), scenes.waiting(), scenes.admitted()),
                batchers.figures(),
                library.memory());
    }

    @Override
    public void close() {
        held.close();
    }
}
