package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.ScenePhase;
import io.qilian.kernel.scenes.internal.definition.SceneFile;
import io.qilian.kernel.scenes.internal.registry.HostedScene.Attempt;
import io.qilian.kernel.scenes.internal.registry.InstalledScenarios.Installed;
import io.qilian.kernel.scenes.internal.run.SceneFailure;
import io.qilian.kernel.scenes.internal.run.SceneRun;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves scenes through their phases. Every method but {@link #outdated} is called with the lock of the scene held. */
final class SceneLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SceneLifecycle.class);

    private final InstalledScenarios scenarios;
    private final SceneParts parts;
    private final SceneStarter starter;
    private final StuckRuns stuck = new StuckRuns();

    SceneLifecycle(InstalledScenarios scenarios, SceneParts parts, SceneStarter starter) {
        this.scenarios = scenarios;
        this.parts = parts;
        this.starter = starter;
    }

    /** Does what a file says; the scene is refused, and the problem thrown, if it cannot be used. */
    void apply(HostedScene scene, SceneFile file) {
        stop(scene);
        scene.file(file);
        try {
            SceneDefinition definition = file.definition();
            scene.define(definition);
            if (definition.enabled()) {
                start(scene, file, definition);
            } else {
                scene.move(ScenePhase.DISABLED);
            }
        } catch (ProblemException e) {
            scene.move(ScenePhase.REFUSED, Optional.of(e.problem()), "");
            throw e;
        }
    }

    private void start(HostedScene scene, SceneFile file, SceneDefinition definition) {
        Optional<Installed> installed = scenarios.find(definition.scenario());
        Optional<SceneParts.Ready> ready = parts.ready();
        if (installed.isEmpty() || ready.isEmpty()) {
            Problem missing = installed.isEmpty()
                    ? scenarios.missing(definition.scenario())
                    : HostProblems.notReady(scene.name(), parts.missing());
            scene.move(ScenePhase.WAITING, Optional.of(missing), "");
            return;
        }
        stuck.requireFew(scene.name());
        scene.move(ScenePhase.WAITING);
        try {
            starter.start(scene, new SceneStarter.Plan(file, definition, installed.get(), ready.get()));
            scene.move(ScenePhase.RUNNING);
            log.info("Scene {} runs {} on {}", scene.name(), definition.scenario(), definition.feeds());
        } catch (ProblemException e) {
            if (e.problem().kind() == ProblemKind.CONFIGURATION) {
                throw e;
            }
            scene.move(ScenePhase.WAITING, Optional.of(e.problem()), "");
        } catch (SceneFailure e) {
            setApart(scene, e);
        } catch (RuntimeException | LinkageError e) {
            // Trying again and again would only hide it.
            setApart(scene, SceneFailure.threw(scene.name(), "starting", e));
        }
    }

    /** Looks once more for what the scene waits for. */
    void retry(HostedScene scene, SceneFile file) {
        Optional<Problem> before = scene.status().problem();
        applyOrTell(scene, file);
        scene.status()
                .problem()
                .filter(now -> scene.phase() == ScenePhase.WAITING && !before.equals(Optional.of(now)))
                .ifPresent(now -> log.warn("Scene {} waits: {}", scene.name(), now.message()));
    }

    /** Does what a file says, when there is nobody to throw a problem to. */
    void applyOrTell(HostedScene scene, SceneFile file) {
        try {
            apply(scene, file);
        } catch (ProblemException e) {
            log.warn("Scene {} is refused: {}", scene.name(), e.getMessage());
        }
    }

    /** Whether the scene runs, or is being started, with a service that is gone. */
    boolean outdated(HostedScene scene) {
        boolean wanted = scene.phase() == ScenePhase.RUNNING || scene.phase() == ScenePhase.WAITING;
        return wanted
                && scene.attempt().isPresent()
                && !scene.attempt().map(Attempt::parts).equals(parts.ready());
    }

    void wait(HostedScene scene, Problem problem) {
        stop(scene);
        scene.move(ScenePhase.WAITING, Optional.of(problem), "");
        log.warn("Scene {} waits: {}", scene.name(), problem.message());
    }

    /** Sets a scene apart whose handler has failed, unless another one runs by now, or none is to run. */
    void failed(HostedScene scene, SceneRun run, SceneFailure failure) {
        boolean current = scene.run().equals(Optional.of(run));
        if (current && (scene.phase() == ScenePhase.RUNNING || scene.phase() == ScenePhase.WAITING)) {
            setApart(scene, failure);
        } else {
            log.error(
                    "Scene {} failed when it ended: {}",
                    scene.name(),
                    failure.problem().message(),
                    failure);
        }
        stuck.add(run);
    }

    private void setApart(HostedScene scene, SceneFailure failure) {
        scene.move(ScenePhase.QUARANTINED, Optional.of(failure.problem()), failure.stack());
        log.error(
                "Scene {} is in quarantine: {}\n{}",
                scene.name(),
                failure.problem().message(),
                failure.stack());
        stop(scene);
    }

    /** Ends what runs, and waits for it as long as one call may take. */
    void stop(HostedScene scene) {
        scene.end();
        scene.run().ifPresent(run -> {
            run.close();
            stuck.add(run);
        });
    }
}
