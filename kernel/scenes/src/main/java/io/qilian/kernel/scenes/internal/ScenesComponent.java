package io.qilian.kernel.scenes.internal;

import io.qilian.kernel.api.scenario.Scenario;
import io.qilian.kernel.api.tracking.TrackerFactory;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.ScenarioDetails;
import io.qilian.kernel.scenes.api.ScenarioSummary;
import io.qilian.kernel.scenes.api.Scenarios;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.ScenePicture;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.api.pipeline.SceneModels;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import io.qilian.kernel.scenes.internal.definition.SceneFolder;
import io.qilian.kernel.scenes.internal.event.DatabaseEventLog;
import io.qilian.kernel.scenes.internal.registry.SceneHost;
import io.qilian.kernel.scenes.internal.registry.SceneParts;
import io.qilian.kernel.store.api.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the plug-in host together. */
@Component(
        service = {Scenes.class, Scenarios.class, EventLog.class},
        immediate = true,
        configurationPid = "io.qilian.scenes")
@Designate(ocd = ScenesComponent.Config.class)
public final class ScenesComponent implements Scenes, Scenarios, EventLog {

    private static final Logger log = LoggerFactory.getLogger(ScenesComponent.class);
    private static final long WATCH_INTERVAL_MS = 100;
    private static final long FORGET_INTERVAL_MS = 3_600_000;

    /** Settings of scenes and events. */
    @ObjectClassDefinition(name = "Qilian scenes")
    public @interface Config {
        @AttributeDefinition(name = "folder", description = "Where the scenes' files lie, below etc")
        String folder() default "scenes";

        @AttributeDefinition(name = "scanIntervalMs", description = "How often the folder is looked at")
        long scanIntervalMs() default 2_000;

        @AttributeDefinition(name = "keepEventsDays", description = "How long events are kept")
        int keepEventsDays() default 400;
    }

    private final SceneParts parts = new SceneParts();
    private final DatabaseEventLog events;
    private final SceneHost host;
    private final ScheduledExecutorService timer;
    private final List<ScheduledFuture<?>> tasks = new ArrayList<>();

    /**
     * Opens the scenes' folder and tables.
     *
     * @param config settings
     * @param store the database
     */
    @Activate
    public ScenesComponent(Config config, @Reference Store store) {
        InstantSource clock = InstantSource.system();
        events = new DatabaseEventLog(store.open("scenes", ScenesComponent.class.getClassLoader()), clock);
        Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
        host = new SceneHost(new SceneFolder(etc.resolve(config.folder())), parts, events, clock);
        timer = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "qilian-scene-watch");
            thread.setDaemon(true);
            return thread;
        });
        Duration kept = Duration.ofDays(config.keepEventsDays());
        every(WATCH_INTERVAL_MS, host::watch);
        every(config.scanIntervalMs(), host::reconcile);
        every(FORGET_INTERVAL_MS, () -> events.forget(kept));
    }

    private void every(long intervalMs, Runnable task) {
        tasks.add(timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // A task that throws would not be run again.
                        log.error("A task of the scenes failed", e);
                    }
                },
                intervalMs,
                intervalMs,
                TimeUnit.MILLISECONDS));
    }

    @Deactivate
    void stop() {
        host.close();
        // Never interrupted: at an interrupt an embedded database closes its files for all.
        tasks.forEach(task -> task.cancel(false));
        timer.shutdown();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addScenario(Scenario scenario) {
        host.add(scenario);
    }

    void removeScenario(Scenario scenario) {
        host.remove(scenario);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setPipelines(ScenePipelines service) {
        parts.add(service);
        host.reconcile();
    }

    void unsetPipelines(ScenePipelines service) {
        parts.remove(service);
        host.reconcile();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setModels(SceneModels service) {
        parts.add(service);
        host.reconcile();
    }

    void unsetModels(SceneModels service) {
        parts.remove(service);
        host.reconcile();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setTrackers(TrackerFactory service) {
        parts.add(service);
        host.reconcile();
    }

    void unsetTrackers(TrackerFactory service) {
        parts.remove(service);
        host.reconcile();
    }

    @Override
    public List<SceneStatus> scenes() {
        return host.scenes();
    }

    @Override
    public SceneStatus scene(String scene) {
        return host.scene(scene);
    }

    @Override
    public Optional<SceneDefinition> definition(String scene) {
        return host.definition(scene);
    }

    @Override
    public Optional<ScenePicture> picture(String scene) {
        return host.picture(scene);
    }

    @Override
    public void define(String scene, String yaml) {
        host.define(scene, yaml);
    }

    @Override
    public SceneStatus enable(String scene) {
        return host.enable(scene);
    }

    @Override
    public SceneStatus disable(String scene) {
        return host.disable(scene);
    }

    @Override
    public List<ScenarioSummary> scenarios() {
        return host.scenarios();
    }

    @Override
    public ScenarioDetails scenario(String scenario) {
        return host.scenario(scenario);
    }

    @Override
    public List<StoredEvent> find(EventQuery query) {
        return events.find(query);
    }

    @Override
    public AutoCloseable follow(Consumer<StoredEvent> listener) {
        return events.follow(listener);
    }
}
