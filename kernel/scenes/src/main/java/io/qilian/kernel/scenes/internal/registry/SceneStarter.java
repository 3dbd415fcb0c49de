package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.event.EventType;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.scenario.ModelTrigger;
import io.qilian.kernel.api.scenario.ModelUse;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import io.qilian.kernel.scenes.internal.definition.SceneFile;
import io.qilian.kernel.scenes.internal.event.SceneStore;
import io.qilian.kernel.scenes.internal.registry.HostedScene.Attempt;
import io.qilian.kernel.scenes.internal.registry.InstalledScenarios.Installed;
import io.qilian.kernel.scenes.internal.run.SceneFailure;
import io.qilian.kernel.scenes.internal.run.SceneRun;
import io.qilian.kernel.scenes.internal.run.SceneSetup;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Brings a scene to work: reads its settings, opens its models and its handler, connects it to its feeds. */
final class SceneStarter {

    /** What a scene is started from. */
    record Plan(SceneFile file, SceneDefinition definition, Installed installed, SceneParts.Ready parts) {

        ScenarioDescriptor descriptor() {
            return installed.descriptor();
        }

        List<PlannedModel> models(ModelTrigger trigger) {
            return descriptor().models().stream()
                    .filter(use -> use.trigger() == trigger)
                    .map(use -> {
                        ModelReference model = definition.models().getOrDefault(use.name(), use.model());
                        return new PlannedModel(use.name(), model);
                    })
                    .toList();
        }
    }

    /** Told, on any thread, of a handler that fails after it was opened. */
    interface FailureListener {
        void failed(HostedScene scene, SceneRun run, SceneFailure failure);
    }

    private final SceneStore store;
    private final InstantSource clock;
    private final FailureListener listener;

    SceneStarter(SceneStore store, InstantSource clock, FailureListener listener) {
        this.store = store;
        this.clock = clock;
        this.listener = listener;
    }

    /** Starts what the plan says; what was begun is ended again if not all of it comes about. */
    void start(HostedScene scene, Plan plan) {
        refuseUnknownUses(plan);
        refuseUnknownAlerts(plan);
        SceneRun run = run(scene, plan);
        scene.starting(new Attempt(run, plan.parts()));
        run.start();
        try {
            ScenePlan wanted = new ScenePlan(
                    scene.name(),
                    plan.definition().feeds(),
                    plan.descriptor().feedKinds(),
                    plan.models(ModelTrigger.FRAMES),
                    plan.definition().routing() == SceneDefinition.Routing.MANUAL);
            scene.connected(plan.parts().pipelines().connect(wanted, run));
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    private SceneRun run(HostedScene scene, Plan plan) {
        Record settings = plan.file().settings(plan.descriptor().settings());
        AtomicReference<SceneRun> self = new AtomicReference<>();
        SceneRun run = new SceneRun(new SceneSetup(
                scene.name(),
                plan.installed().scenario(),
                plan.descriptor(),
                settings,
                plan.definition().feeds(),
                plan.definition().timeBudget(),
                plan.parts().models().open(plan.models(ModelTrigger.DEMAND)),
                plan.parts().trackers(),
                store,
                clock,
                failure -> listener.failed(scene, self.get(), failure)));
        self.set(run);
        return run;
    }

    private static void refuseUnknownAlerts(Plan plan) {
        List<String> known =
                plan.descriptor().eventTypes().stream().map(EventType::name).toList();
        String scenario = plan.descriptor().name();
        for (AlertRule rule : plan.definition().alerts()) {
            if (!known.contains(rule.event())) {
                throw new ProblemException(Problem.of(
                                "scene.alert-event",
                                ProblemKind.CONFIGURATION,
                                "The scenario " + scenario + " tells no such event",
                                plan.file().name() + " alerts",
                                "Correct the event; scenario:info " + scenario + " shows them")
                        .comparing(known.toString(), rule.event()));
            }
        }
    }

    private static void refuseUnknownUses(Plan plan) {
        List<String> known =
                plan.descriptor().models().stream().map(ModelUse::name).toList();
        String scenario = plan.descriptor().name();
        for (String use : plan.definition().models().keySet()) {
            if (!known.contains(use)) {
                throw new ProblemException(Problem.of(
                                "scene.model-use",
                                ProblemKind.CONFIGURATION,
                                "The scenario " + scenario + " has no such use of a model",
                                plan.file().name() + " models." + use,
                                "Correct the name; scenario:info " + scenario + " shows them")
                        .comparing(known.toString(), use));
            }
        }
    }
}
