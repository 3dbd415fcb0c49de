package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.problem.ProblemException;
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
import io.qilian.kernel.scenes.internal.run.SceneFailure;
import io.qilian.kernel.scenes.internal.run.SceneRun;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug-in host: brings what the folder asks for together with the scenarios that are installed. Each scene is changed
 * under a lock of its own, so that a scenario that does not come back holds up its own scene only; what is shown is read
 * without a lock.
 */
public final class SceneHost implements Scenes, Scenarios, AutoCloseable {

    /** Most scenes of one machine. */
    static final int MAXIMUM_SCENES = 500;

    private static final Logger log = LoggerFactory.getLogger(SceneHost.class);

    private final SceneFolder folder;
    private final InstalledScenarios scenarios = new InstalledScenarios();
    private final Map<String, HostedScene> scenes = new ConcurrentSkipListMap<>();
    private final ScenarioCatalogue catalogue = new ScenarioCatalogue(scenarios, scenes);
    private final SceneLifecycle lifecycle;
    private volatile boolean full;
    private volatile boolean closed;

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
        this.lifecycle = new SceneLifecycle(scenarios, parts, new SceneStarter(store, clock, this::failed));
    }

    /**
     * A scenario has come.
     *
     * @param scenario the scenario
     */
    public void add(Scenario scenario) {
        scenarios.add(scenario);
        reconcile();
    }

    /**
     * A scenario is going; when this returns, none of its code runs any more, unless it hangs.
     *
     * @param scenario the scenario
     */
    public void remove(Scenario scenario) {
        scenarios.remove(scenario).ifPresent(name -> scenes.values()
                .forEach(scene -> scene.change(() -> {
                    if (scene.scenario().equals(name) && scene.phase() == ScenePhase.RUNNING) {
                        lifecycle.wait(scene, scenarios.missing(name));
                    }
                })));
    }

    /**
     * A service has come or gone, or time has passed: looks at the folder and starts what can be started. Scenes that
     * somebody else changes at the same time are left to them.
     */
    public void reconcile() {
        folder.names().forEach(this::admit);
        for (HostedScene scene : scenes.values()) {
            try {
                if (lifecycle.outdated(scene)) {
                    scene.change(() -> settle(scene));
                } else {
                    scene.changeIfFree(() -> settle(scene));
                }
            } catch (RuntimeException e) {
                // A defect that shows in one scene must not keep the others from being started.
                log.error("Scene {} cannot be brought together with its file", scene.name(), e);
            }
        }
    }

    private synchronized void admit(String name) {
        if (scenes.containsKey(name)) {
            return;
        }
        if (scenes.size() < MAXIMUM_SCENES) {
            scenes.put(name, new HostedScene(name));
            full = false;
        } else if (!full) {
            full = true;
            log.warn(HostProblems.tooMany(name, MAXIMUM_SCENES).message());
        }
    }

    /** Brings one scene, whose lock is held, together with its file, its scenario and the services. */
    private void settle(HostedScene scene) {
        if (closed || scenes.get(scene.name()) != scene) {
            return;
        }
        Optional<SceneFile> file = folder.read(scene.name());
        if (file.isEmpty()) {
            lifecycle.stop(scene);
            scenes.remove(scene.name(), scene);
        } else if (!file.equals(scene.file())) {
            lifecycle.applyOrTell(scene, file.get());
        } else if (scene.phase() == ScenePhase.WAITING || lifecycle.outdated(scene)) {
            lifecycle.retry(scene, file.get());
        }
    }

    /** The scene may be locked by one who waits for the very thread that tells this. */
    private void failed(HostedScene scene, SceneRun run, SceneFailure failure) {
        Thread quarantine =
                new Thread(() -> scene.change(() -> lifecycle.failed(scene, run, failure)), "qilian-scene-quarantine");
        quarantine.setDaemon(true);
        quarantine.start();
    }

    /** Looks for calls that take too long. */
    public void watch() {
        scenes.values().forEach(scene -> scene.run().ifPresent(SceneRun::checkBudget));
    }

    @Override
    public List<SceneStatus> scenes() {
        return scenes.values().stream()
                .filter(scene -> scene.file().isPresent())
                .map(HostedScene::status)
                .toList();
    }

    @Override
    public SceneStatus scene(String scene) {
        return require(scene).status();
    }

    @Override
    public Optional<SceneDefinition> definition(String scene) {
        HostedScene known = scenes.get(scene);
        if (known != null && known.file().isPresent()) {
            return known.definition();
        }
        try {
            return folder.read(scene).map(SceneFile::definition);
        } catch (ProblemException e) {
            // The scene's own state tells it.
            return Optional.empty();
        }
    }

    @Override
    public Optional<ScenePicture> picture(String scene) {
        return require(scene).run().flatMap(SceneRun::picture);
    }

    /** A scene; one that was put into the folder just now is taken in. */
    private HostedScene require(String name) {
        if (!scenes.containsKey(name) && folder.read(name).isPresent()) {
            admit(name);
        }
        HostedScene known = scenes.get(name);
        if (known != null && known.file().isEmpty()) {
            known.change(() -> settle(known));
        }
        if (known == null || known.file().isEmpty()) {
            throw new ProblemException(HostProblems.unknown(name, scenes.keySet()));
        }
        return known;
    }

    /** The file of a scene whose lock is held, as it is now. */
    private SceneFile read(HostedScene scene) {
        return folder.read(scene.name())
                .filter(file -> scenes.get(scene.name()) == scene)
                .orElseThrow(() -> new ProblemException(HostProblems.unknown(scene.name(), scenes.keySet())));
    }

    @Override
    public synchronized void define(String scene, String yaml) {
        String where = folder.file(scene).toString();
        if (scenes.containsKey(scene) || folder.read(scene).isPresent()) {
            throw new ProblemException(HostProblems.exists(scene, where));
        }
        if (scenes.size() >= MAXIMUM_SCENES) {
            throw new ProblemException(HostProblems.tooMany(scene, MAXIMUM_SCENES));
        }
        SceneFile file = new SceneFile(where, yaml);
        file.definition();
        folder.write(scene, file.enabled(false));
        require(scene);
    }

    @Override
    public SceneStatus enable(String scene) {
        HostedScene known = require(scene);
        return known.changed(() -> {
            SceneFile found = read(known);
            boolean runs = known.phase() == ScenePhase.RUNNING;
            if (runs && known.file().equals(Optional.of(found))) {
                return;
            }
            SceneFile enabled = found.enabled(true);
            try {
                lifecycle.apply(known, enabled);
            } catch (ProblemException e) {
                known.file(found);
                throw e;
            }
            write(scene, found, enabled);
        });
    }

    @Override
    public SceneStatus disable(String scene) {
        HostedScene known = require(scene);
        return known.changed(() -> {
            SceneFile found = read(known);
            SceneFile disabled = found.enabled(false);
            write(scene, found, disabled);
            known.file(disabled);
            lifecycle.stop(known);
            known.move(ScenePhase.DISABLED);
        });
    }

    private void write(String scene, SceneFile before, SceneFile after) {
        if (!after.equals(before)) {
            folder.write(scene, after);
        }
    }

    @Override
    public List<ScenarioSummary> scenarios() {
        return catalogue.scenarios();
    }

    @Override
    public ScenarioDetails scenario(String scenario) {
        return catalogue.scenario(scenario);
    }

    /** Ends all scenes: all of them at once, so that several that hang take no longer than the slowest. */
    @Override
    public void close() {
        closed = true;
        scenes.values().forEach(scene -> scene.changeIfFree(scene::end));
        scenes.values().forEach(scene -> scene.change(() -> lifecycle.stop(scene)));
    }
}
