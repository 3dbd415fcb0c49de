package io.qilian.kernel.scenes.internal;

import static io.qilian.kernel.scenes.doubles.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.tracking.TrackerFactory;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.ScenePhase;
import io.qilian.kernel.scenes.doubles.Handlers;
import io.qilian.kernel.scenes.doubles.Handlers.Crossings;
import io.qilian.kernel.scenes.doubles.NoModels;
import io.qilian.kernel.scenes.doubles.Routes;
import io.qilian.kernel.scenes.doubles.TestScenario;
import io.qilian.kernel.store.internal.MigratingStore;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of the plug-in host as the framework puts it together, with the services that it is given. */
class ScenesComponentTest {

    @TempDir
    private Path folder;

    private final CountDownLatch released = new CountDownLatch(1);
    private final NoModels models = new NoModels();
    private final Routes routes = new Routes();
    private final TrackerFactory trackers = () -> {
        throw new IllegalStateException("nothing is tracked here");
    };
    private JdbcConnectionPool database;
    private ScenesComponent component;

    @BeforeEach
    void start() {
        database = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("store"), "sa", "");
        component = new ScenesComponent(new QuickConfig(folder.toString()), new MigratingStore(database));
        component.setTrackers(trackers);
        component.setPipelines(routes);
        component.setModels(models);
    }

    @AfterEach
    void stop() {
        released.countDown();
        component.stop();
        database.dispose();
    }

    @Test
    void runsWhatIsPutIntoTheFolder() throws IOException {
        component.addScenario(TestScenario.named("test", Crossings::new));
        define("gate");
        await(() -> phaseIs(ScenePhase.RUNNING));
        routes.observe("gate", 1);
        await(() -> component.find(everything()).size() == 1);
        assertThat(component.scenarios()).hasSize(1);
        Files.delete(folder.resolve("gate.yaml"));
        await(() -> component.scenes().isEmpty());
    }

    @Test
    void watchesOverTheTimeOfEachCall() throws IOException {
        component.addScenario(TestScenario.named("test", Handlers.observing(seen -> Handlers.hang(released))));
        define("gate");
        await(() -> phaseIs(ScenePhase.RUNNING));
        routes.observe("gate", 1);
        await(() -> phaseIs(ScenePhase.QUARANTINED));
    }

    /** The framework gives the better service before it takes the other one away. */
    @Test
    void goesOnWithAServiceThatReplacesAnother() throws IOException {
        component.addScenario(TestScenario.named("test", Crossings::new));
        define("gate");
        await(() -> phaseIs(ScenePhase.RUNNING));
        component.setTrackers(() -> {
            throw new IllegalStateException("nothing is tracked here either");
        });
        component.unsetTrackers(trackers);
        await(() -> phaseIs(ScenePhase.RUNNING));
        component.unsetPipelines(routes);
        await(() -> phaseIs(ScenePhase.WAITING));
    }

    @Test
    void endsScenesBeforeItStops() throws IOException {
        component.addScenario(TestScenario.named("test", Crossings::new));
        define("gate");
        await(() -> phaseIs(ScenePhase.RUNNING));
        component.stop();
        assertThat(models.open()).isZero();
        assertThat(routes.connected("gate")).isFalse();
    }

    private void define(String scene) throws IOException {
        Files.writeString(folder.resolve(scene + ".yaml"), "scenario: test\nfeeds: [camera]\ntimeBudget: 300ms\n");
    }

    private boolean phaseIs(ScenePhase phase) {
        return component.scenes().stream().anyMatch(scene -> scene.phase() == phase);
    }

    private static EventQuery everything() {
        return new EventQuery(Optional.empty(), Optional.empty(), 0, 100, false);
    }

    /** Settings with which nothing takes long. */
    @SuppressWarnings({"ClassExplicitlyAnnotation", "BadAnnotationImplementation"})
    private record QuickConfig(String folder) implements ScenesComponent.Config {
        @Override
        public long scanIntervalMs() {
            return 10;
        }

        @Override
        public int keepEventsDays() {
            return 1;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return ScenesComponent.Config.class;
        }
    }
}
