package io.qilian.assembly.itest;

import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.kernel.api.event.EventType;
import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.scenario.ModelTrigger;
import io.qilian.kernel.api.scenario.ModelUse;
import io.qilian.kernel.api.scenario.Scenario;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.scenario.Tracking;
import io.qilian.kernel.api.settings.LocalText;
import io.qilian.kernel.scenes.api.ScenePhase;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** A vendor at work inside the distribution. What it has put there goes when it is closed. */
final class Vendor implements AutoCloseable {

    /** The model that each of its scenarios may call on demand. */
    static final String ON_DEMAND = "again";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Settings of a scenario that has none. */
    record NoSettings() {}

    private final BundleContext bundle = FrameworkUtil.getBundle(Vendor.class).getBundleContext();
    private final Deque<ServiceRegistration<?>> registered = new ArrayDeque<>();
    private final Deque<Path> files = new ArrayDeque<>();

    /** A scenario that looks at each frame's road objects. */
    void install(String name, Function<SceneContext, SceneHandler> opening) {
        ModelReference model = ModelReference.parse("road-objects");
        ScenarioDescriptor descriptor = new ScenarioDescriptor(
                name,
                "1.0.0",
                new LocalText(name, name),
                new LocalText("", ""),
                Set.of(FeedKind.VIDEO),
                List.of(
                        new ModelUse("objects", model, ModelTrigger.FRAMES, Set.of(), 0, Tracking.OBJECTS, 0),
                        new ModelUse(ON_DEMAND, model, ModelTrigger.DEMAND, Set.of(), 0, Tracking.NONE, 0)),
                NoSettings.class,
                List.<EventType>of());
        register(Scenario.class, new Scenario() {
            @Override
            public ScenarioDescriptor descriptor() {
                return descriptor;
            }

            @Override
            public SceneHandler open(SceneContext scene) {
                return opening.apply(scene);
            }
        });
    }

    <T> ServiceRegistration<T> register(Class<T> type, T service) {
        ServiceRegistration<T> registration = bundle.registerService(type, service, null);
        registered.push(registration);
        return registration;
    }

    void addFeed(String name) throws IOException {
        Path video = Path.of(System.getProperty("karaf.base"), "demo/road.mp4");
        write("feeds/" + name + ".yaml", "source: \"" + video + "\"\nloop: true\n");
    }

    void addScene(String scenario, String feed) throws IOException {
        write("scenes/" + scenario + ".yaml", "scenario: " + scenario + "\nfeeds: [" + feed + "]\ntimeBudget: 1s\n");
    }

    void addSceneByHand(String scene, String scenario, String feed) throws IOException {
        write("scenes/" + scene + ".yaml", "scenario: " + scenario + "\nfeeds: [" + feed + "]\nrouting: manual\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = Path.of(System.getProperty("karaf.etc"), name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        files.push(file);
    }

    SceneStatus scene(String scene) {
        return service(Scenes.class).scene(scene);
    }

    SceneStatus awaitPhase(String scene, ScenePhase phase) {
        await(scene + " to be " + phase, () -> scene(scene).phase() == phase);
        return scene(scene);
    }

    void awaitObservations(String scene, long number) {
        await(number + " observations of " + scene, () -> scene(scene).observations() >= number);
    }

    void awaitFrames(String feed, long more) {
        Feeds feeds = service(Feeds.class);
        long target = feeds.feed(feed).captured() + more;
        await(more + " frames of " + feed, () -> feeds.feed(feed).captured() >= target);
    }

    private <T> T service(Class<T> type) {
        await("a service " + type.getName(), () -> bundle.getServiceReference(type) != null);
        ServiceReference<T> reference = bundle.getServiceReference(type);
        return bundle.getService(reference);
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        for (ServiceRegistration<?> registration : registered) {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                // A test has taken it back itself.
            }
        }
    }
}
