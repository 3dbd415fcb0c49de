package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.tracking.TrackerFactory;
import io.qilian.kernel.scenes.api.ScenePhase;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.doubles.FailingStore;
import io.qilian.kernel.scenes.doubles.MemoryStore;
import io.qilian.kernel.scenes.doubles.NoModels;
import io.qilian.kernel.scenes.doubles.Routes;
import io.qilian.kernel.scenes.doubles.TestScenario;
import io.qilian.kernel.scenes.doubles.Waiting;
import io.qilian.kernel.scenes.internal.definition.SceneFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** A host with its folder, its services and its watch; it looks at the folder when it is told to. */
final class HostStage implements AutoCloseable {

    final MemoryStore events = new MemoryStore();
    final FailingStore store = new FailingStore(events);
    final NoModels models = new NoModels();
    final Routes routes = new Routes();
    final TrackerFactory trackers = () -> {
        throw new IllegalStateException("nothing is tracked here");
    };
    final SceneParts parts = new SceneParts();
    final SceneHost host;
    private final Path folder;
    private final Thread watch = new Thread(this::watch, "watch");
    private volatile boolean closed;

    HostStage(Path folder) {
        this.folder = folder;
        host = new SceneHost(new SceneFolder(folder), parts, store, InstantSource.system());
        parts.add(models);
        parts.add(routes);
        parts.add(trackers);
        watch.start();
    }

    private void watch() {
        while (!closed) {
            host.watch();
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** A scenario {@code test} is installed. */
    TestScenario install(Function<SceneContext, SceneHandler> handler) {
        return install("test", handler);
    }

    TestScenario install(String name, Function<SceneContext, SceneHandler> handler) {
        TestScenario scenario = TestScenario.named(name, handler);
        host.add(scenario);
        return scenario;
    }

    /** The shortest file of a scene of scenario {@code test}. */
    void define(String scene) {
        put(scene, "scenario: test\nfeeds: [camera]\ntimeBudget: 300ms\n");
    }

    /** A scene's file is put into the folder, and the host looks at it. */
    void put(String scene, String text) {
        try {
            Files.writeString(file(scene), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        host.reconcile();
    }

    void delete(String scene) {
        try {
            Files.delete(file(scene));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        host.reconcile();
    }

    Path file(String scene) {
        return folder.resolve(scene + ".yaml");
    }

    ScenePhase phase(String scene) {
        return host.scene(scene).phase();
    }

    /** Waits until the scene stands there. */
    SceneStatus await(String scene, ScenePhase phase) {
        Waiting.await(() -> phase(scene) == phase);
        return host.scene(scene);
    }

    /** Brings a scene an observation, and waits until it is handled. */
    void observe(String scene, int sequence) {
        long before = host.scene(scene).observations();
        routes.observe(scene, sequence);
        Waiting.await(() -> host.scene(scene).observations() > before);
    }

    @Override
    public void close() {
        host.close();
        closed = true;
    }
}
