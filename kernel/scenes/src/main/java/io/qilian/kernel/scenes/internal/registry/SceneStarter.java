package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.scenario.ModelTrigger;
import io.qilian.kernel.api.scenario.ModelUse;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.SceneModels;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import io.qilian.kernel.scenes.internal.definition.SceneFile;
import io.qilian.kernel.scenes.internal.event.SceneStore;
import io.qilian.kernel.scenes.internal.registry.InstalledScenarios.Installed;
import io.qilian.kernel.scenes.internal.run.SceneRun;
import io.qilian.kernel.scenes.internal.run.SceneSetup;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;

/** Brings a scene to work: reads its settings, opens its models and its handler, connects it to its feeds. */
final class SceneStarter {

    /** A scene at work. */
    record Started(SceneRun run, ScenePipelines.Connection connection) {}

    private final SceneParts parts;
    private final SceneStore store;
    private final InstantSource clock;

    SceneStarter(SceneParts parts, SceneStore store, InstantSource clock) {
        this.parts = parts;
        this.store = store;
        this.clock = clock;
    }

    Started start(
            String scene,
            SceneFile file,
            SceneDefinition definition,
            Installed installed,
            BiConsumer<Problem, String> onFailure) {
        ScenarioDescriptor descriptor = installed.descriptor();
        refuseUnknownUses(file, definition, descriptor);
        Record settings = file.settings(descriptor.settings());
        SceneModels.OpenModels models = parts.models.get().open(planned(definition, descriptor, ModelTrigger.DEMAND));
        SceneRun run = new SceneRun(new SceneSetup(
                scene,
                installed.scenario(),
                descriptor,
                settings,
                definition.feeds(),
                definition.timeBudget(),
                models,
                parts.trackers.get(),
                store,
                clock,
                onFailure));
        try {
            run.start();
            ScenePlan plan = new ScenePlan(
                    scene,
                    definition.feeds(),
                    planned(definition, descriptor, ModelTrigger.FRAMES),
                    definition.routing() == SceneDefinition.Routing.MANUAL);
            return new Started(run, parts.pipelines.get().connect(plan, run));
        } catch (ProblemException e) {
            run.close();
            throw e;
        }
    }

    private static void refuseUnknownUses(SceneFile file, SceneDefinition definition, ScenarioDescriptor descriptor) {
        List<String> known = descriptor.models().stream().map(ModelUse::name).toList();
        for (String use : definition.models().keySet()) {
            if (!known.contains(use)) {
                throw new ProblemException(Problem.of(
                                "scene.model-use",
                                ProblemKind.CONFIGURATION,
                                "The scenario " + descriptor.name() + " has no such use of a model",
                                file.name() + " models." + use,
                                "Correct the name; scenario:info " + descriptor.name() + " shows them")
                        .comparing(known.toString(), use));
            }
        }
    }

    private static List<PlannedModel> planned(
            SceneDefinition definition, ScenarioDescriptor descriptor, ModelTrigger trigger) {
        return descriptor.models().stream()
                .filter(use -> use.trigger() == trigger)
                .map(use -> {
                    ModelReference model = definition.models().getOrDefault(use.name(), use.model());
                    return new PlannedModel(use.name(), model);
                })
                .toList();
    }
}
