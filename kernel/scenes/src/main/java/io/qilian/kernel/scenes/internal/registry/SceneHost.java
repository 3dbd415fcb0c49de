package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.scenario.Scenario;
import io.qilian.kernel.scenes.api.ScenarioDetails;
import io.qilian.kernel.scenes.api.ScenarioSummary;
import io.qilian.kernel.scenes.api.Scenarios;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.ScenePhase;
import io.qilian.kernel.scenes.api.ScenePicture;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import io.qilian.kernel.scenes.internal.definition.SceneFile;
import io.qilian.kernel.scenes.internal.definition.SceneFolder;
import io.qilian.kernel.scenes.internal.event.SceneStore;
import io.qilian.kernel.scenes.internal.registry.InstalledScenarios.Installed;
import io.qilian.kernel.scenes.internal.registry.SceneStarter.Started;
import io.qilian.kernel.scenes.internal.run.SceneRun;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug-in host: brings what the folder asks for together with the scenarios that are installed. All changes are made
 * under one lock, one after the other; what is shown is read without it.
 */
public final class SceneHost implements Scenes, Scenarios, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SceneHost.class);

    private final SceneFolder folder;
    private final SceneParts parts;
    private final SceneStarter starter;
    private final InstalledScenarios scenarios = new InstalledScenarios();
    private final Map<String, HostedScene> scenes = new ConcurrentSkipListMap<>();
    private final ScenarioCatalogue catalogue = new ScenarioCatalogue(scenarios, scenes);
    private final StuckRuns stuck = new StuckRuns();
    private boolean closed;

    /**
     * A host without scenarios.
     *
     * @param folder where scenes are defined
     * @param parts services that come and go
     * @param store where events and memory go
     * @param clock the time of day
     */
    public SceneHost(SceneFolder folder, SceneParts parts, SceneStore store, InstantSource clock) {
        this.folder = folder;
        this.parts = parts;
        this.starter = new SceneStarter(parts, store, clock);
    }

    /**
     * A scenario has come.
     *
     * @param scenario the scenario
     */
    public synchronized void add(Scenario scenario) {
        scenarios.add(scenario);
        reconcile();
    }

    /**
     * A scenario is going; when this returns, none of its code runs any more, unless it hangs.
     *
     * @param scenario the scenario
     */
    public synchronized void remove(Scenario scenario) {
        scenarios.remove(scenario).ifPresent(name -> scenes.values().stream()
                .filter(scene -> scene.scenario().equals(name) && scene.phase() == ScenePhase.RUNNING)
                .forEach(scene -> wait(scene, scenarios.missing(name))));
    }

    /** A service has come or gone, or time has passed: looks at the folder and starts what can be started. */
    public synchronized void reconcile() {
        if (closed) {
            return;
        }
        String missing = parts.missing();
        if (!missing.isEmpty()) {
            each(
                    scene -> scene.phase() == ScenePhase.RUNNING,
                    scene -> wait(scene, HostProblems.notReady(scene.name(), missing)));
        }
        Map<String, SceneFile> files = folder.read();
        each(scene -> !files.containsKey(scene.name()), scene -> {
            scene.stop();
            scenes.remove(scene.name());
        });
        files.forEach(this::load);
        each(scene -> scene.phase() == ScenePhase.WAITING, this::tryStart);
    }

    private void each(Predicate<HostedScene> which, Consumer<HostedScene> action) {
        scenes.values().stream().filter(which).forEach(action);
    }

    private void load(String name, SceneFile file) {
        HostedScene scene = scenes.get(name);
        if (scene != null && scene.file().equals(file)) {
            return;
        }
        if (scene == null) {
            scene = new HostedScene(name, file);
            scenes.put(name, scene);
        } else {
            scene.stop();
            scene.file(file);
        }
        try {
            apply(scene);
        } catch (ProblemException e) {
            log.warn("Scene {} is refused: {}", name, e.getMessage());
        }
    }

    /** Reads the file and does what it says; the scene is refused, and the problem thrown, if it cannot be used. */
    private void apply(HostedScene scene) {
        try {
            SceneDefinition definition = scene.file().definition();
            scene.define(definition);
            if (!definition.enabled()) {
                scene.move(ScenePhase.DISABLED, Optional.empty(), "");
                return;
            }
            start(scene, definition);
        } catch (ProblemException e) {
            scene.move(ScenePhase.REFUSED, Optional.of(e.problem()), "");
            throw e;
        }
    }

    private void start(HostedScene scene, SceneDefinition definition) {
        Optional<Installed> installed = scenarios.find(definition.scenario());
        String missing = parts.missing();
        if (installed.isEmpty() || !missing.isEmpty()) {
            Problem problem = installed.isEmpty()
                    ? scenarios.missing(definition.scenario())
                    : HostProblems.notReady(scene.name(), missing);
            scene.move(ScenePhase.WAITING, Optional.of(problem), "");
            return;
        }
        stuck.requireFew(scene.name());
        try {
            Started started = starter.start(
                    scene.name(),
                    scene.file(),
                    definition,
                    installed.get(),
                    (problem, stack) -> quarantined(scene, problem, stack));
            scene.started(started.run(), started.connection());
            scene.move(ScenePhase.RUNNING, Optional.empty(), "");
            log.info("Scene {} runs {} on {}", scene.name(), definition.scenario(), definition.feeds());
        } catch (ProblemException e) {
            if (e.problem().kind() == ProblemKind.CONFIGURATION) {
                throw e;
            }
            scene.move(ScenePhase.WAITING, Optional.of(e.problem()), "");
        }
    }

    private void tryStart(HostedScene scene) {
        Optional<Problem> before = scene.status().problem();
        try {
            apply(scene);
        } catch (ProblemException e) {
            log.warn("Scene {} is refused: {}", scene.name(), e.getMessage());
        }
        scene.status()
                .problem()
                .filter(now -> !before.equals(Optional.of(now)))
                .ifPresent(now -> log.warn("Scene {} waits: {}", scene.name(), now.message()));
    }

    private void wait(HostedScene scene, Problem problem) {
        scene.stop();
        scene.move(ScenePhase.WAITING, Optional.of(problem), "");
        log.warn("Scene {} waits: {}", scene.name(), problem.message());
    }

    /** Told by the scene's own thread or by the watch; the rest of the work is left to whoever holds the lock next. */
    private void quarantined(HostedScene scene, Problem problem, String stack) {
        log.error("Scene {} is in quarantine: {}\n{}", scene.name(), problem.message(), stack);
        Thread closing = new Thread(() -> stop(scene, problem, stack), "qilian-scene-quarantine");
        closing.setDaemon(true);
        closing.start();
    }

    private synchronized void stop(HostedScene scene, Problem problem, String stack) {
        if (scene.phase() == ScenePhase.RUNNING || scene.phase() == ScenePhase.WAITING) {
            scene.move(ScenePhase.QUARANTINED, Optional.of(problem), stack);
        }
        scene.stop();
    }

    /** Looks for calls that take too long. */
    public void watch() {
        scenes.values().stream()
                .map(HostedScene::run)
                .filter(run -> run != null && run.checkBudget())
                .forEach(stuck::add);
    }

    @Override
    public List<SceneStatus> scenes() {
        reconcile();
        return scenes.values().stream().map(HostedScene::status).toList();
    }

    @Override
    public SceneStatus scene(String scene) {
        return require(scene).status();
    }

    @Override
    public Optional<ScenePicture> picture(String scene) {
        SceneRun run = require(scene).run();
        return run == null ? Optional.empty() : run.picture();
    }

    private HostedScene require(String scene) {
        if (!scenes.containsKey(scene)) {
            reconcile();
        }
        HostedScene known = scenes.get(scene);
        if (known == null) {
            throw new ProblemException(HostProblems.unknown(scene, scenes.keySet()));
        }
        return known;
    }

    @Override
    public synchronized void define(String scene, String yaml) {
        reconcile();
        String where = folder.file(scene).toString();
        if (scenes.containsKey(scene)) {
            throw new ProblemException(HostProblems.exists(scene, where));
        }
        SceneFile file = new SceneFile(where, yaml).enabled(false);
        file.definition();
        folder.write(scene, file);
        reconcile();
    }

    @Override
    public synchronized SceneStatus enable(String scene) {
        HostedScene known = require(scene);
        if (known.phase() == ScenePhase.RUNNING) {
            return known.status();
        }
        known.stop();
        SceneFile before = known.file();
        known.file(before.enabled(true));
        try {
            apply(known);
        } catch (ProblemException e) {
            known.file(before);
            throw e;
        }
        folder.write(scene, known.file());
        return known.status();
    }

    @Override
    public synchronized SceneStatus disable(String scene) {
        HostedScene known = require(scene);
        SceneFile changed = known.file().enabled(false);
        folder.write(scene, changed);
        known.file(changed);
        known.stop();
        known.move(ScenePhase.DISABLED, Optional.empty(), "");
        return known.status();
    }

    @Override
    public List<ScenarioSummary> scenarios() {
        return catalogue.scenarios();
    }

    @Override
    public ScenarioDetails scenario(String scenario) {
        return catalogue.scenario(scenario);
    }

    @Override
    public synchronized void close() {
        closed = true;
        scenes.values().forEach(HostedScene::stop);
    }
}
