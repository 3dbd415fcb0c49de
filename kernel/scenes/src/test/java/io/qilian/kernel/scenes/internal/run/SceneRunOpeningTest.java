package io.qilian.kernel.scenes.internal.run;

import static io.qilian.kernel.scenes.doubles.Waiting.await;
import static io.qilian.kernel.scenes.internal.run.Stage.LIVE;
import static io.qilian.kernel.scenes.internal.run.Stage.REPLAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.scenes.doubles.FailingStore;
import io.qilian.kernel.scenes.doubles.Handlers;
import io.qilian.kernel.scenes.doubles.Handlers.Counting;
import io.qilian.kernel.scenes.doubles.Handlers.Crossings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a handler is opened, and what a scene does while the database is out of reach. */
class SceneRunOpeningTest {

    @TempDir
    private Path folder;

    private final CountDownLatch released = new CountDownLatch(1);
    private Stage stage;
    private FailingStore store;

    @BeforeEach
    void open() {
        stage = new Stage(folder);
        store = new FailingStore(stage.log());
    }

    @AfterEach
    void close() {
        released.countDown();
        stage.close();
    }

    @Test
    void failsWithTheStackOfAScenarioThatThrows() {
        SceneFailure failure = failure(scene -> {
            throw new IllegalArgumentException("no line is given");
        });
        assertThat(failure.problem().what()).contains("open").contains("no line is given");
        assertThat(failure.stack()).contains("SceneRunOpeningTest");
        await(() -> stage.models.open() == 0);
    }

    @Test
    void failsIfAScenarioGivesNoHandler() {
        assertThat(failure(scene -> null).problem().what()).contains("open gave no handler");
    }

    @Test
    void failsWithTheStackOfAScenarioThatHangs() {
        SceneFailure failure = failure(scene -> {
            Handlers.hang(released);
            return new Crossings(scene);
        });
        assertThat(failure.problem().code()).isEqualTo("scene.stalled");
        assertThat(failure.stack()).contains("CountDownLatch");
        assertThat(stage.models.open()).isOne();
        released.countDown();
        await(() -> stage.models.open() == 0);
        assertThat(stage.problems).isEmpty();
    }

    @Test
    void closesAHandlerThatWasOpenedTooLate() {
        AtomicInteger closed = new AtomicInteger();
        failure(scene -> {
            Handlers.hang(released);
            return new SceneHandler() {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        });
        released.countDown();
        await(() -> closed.get() == 1 && stage.models.open() == 0);
    }

    /** What waiting cannot mend is a matter of the settings. */
    @ParameterizedTest
    @CsvSource({
        "CONFIGURATION, CONFIGURATION",
        "INPUT, CONFIGURATION",
        "INTERNAL, CONFIGURATION",
        "RESOURCE, RESOURCE",
        "EXTERNAL, EXTERNAL"
    })
    void passesOnWhatAScenarioRefuses(ProblemKind thrown, ProblemKind told) {
        Problem refused = Problem.of("test.line", thrown, "The line has no length", "lines[0]", "Move an end");
        ProblemException passed = catchThrowableOfType(
                ProblemException.class,
                () -> stage.run(scene -> {
                    throw new ProblemException(refused);
                }));
        assertThat(passed.problem())
                .isEqualTo(new Problem("test.line", told, "The line has no length", "lines[0]", "", "", "Move an end"));
        await(() -> stage.models.open() == 0);
        assertThat(stage.problems).isEmpty();
    }

    @Test
    void isNotOpenedWithoutWhatItRemembers() {
        store.down(true);
        ProblemException silent = catchThrowableOfType(ProblemException.class, () -> stage.run(Counting::new, store));
        assertThat(silent.problem().kind()).isEqualTo(ProblemKind.RESOURCE);
        assertThat(silent.problem().what()).contains("database").contains("connection refused");
        await(() -> stage.models.open() == 0);
    }

    @Test
    void isNotBlamedForADatabaseThatDoesNotTakeWhatItTellsWhenItOpens() {
        ProblemException silent = catchThrowableOfType(
                ProblemException.class,
                () -> stage.run(
                        scene -> {
                            store.down(true);
                            scene.events().emit(Handlers.crossing("first", Instant.EPOCH));
                            return new Crossings(scene);
                        },
                        store));
        assertThat(silent.problem().code()).isEqualTo("scene.store");
        assertThat(stage.problems).isEmpty();
    }

    @Test
    void waitsForTheDatabaseAndThenStoresEachFindingOnce() {
        SceneRun run = stage.run(Crossings::new, store);
        store.down(true);
        stage.observe(run, LIVE, 1, 2);
        await(() -> store.refused() >= 2);
        run.checkBudget();
        assertThat(stage.problems).isEmpty();
        store.down(false);
        await(() -> stage.events().size() == 2);
        assertThat(stage.events()).extracting(Event::key).containsExactly("car-1", "car-2");
    }

    @Test
    void storesWhatWaitedWhenItIsClosedMeanwhile() {
        SceneRun run = stage.run(Crossings::new, store);
        store.down(true);
        stage.observe(run, LIVE, 1);
        await(() -> store.refused() >= 1);
        run.end();
        store.down(false);
        await(() -> !run.alive());
        assertThat(stage.events()).extracting(Event::key).containsExactly("car-1");
    }

    @Test
    void isOpenedAnewForAReplayOfWhichItRemembersAnEarlierPass() {
        AtomicInteger opened = new AtomicInteger();
        SceneRun run = stage.run(scene -> {
            opened.incrementAndGet();
            return new Counting(scene);
        });
        stage.observe(run, REPLAY, 1, 2);
        await(() -> run.figures().observations() == 2);
        stage.observe(run, REPLAY, 1, 2, 3);
        await(() -> run.figures().observations() == 5);
        assertThat(opened).hasValue(2);
        assertThat(stage.events()).extracting(Event::key).containsExactly("car-1/1", "car-2/2", "car-3/3");
        assertThat(stage.log().state("scene")).containsEntry("seen", "3");
    }

    private SceneFailure failure(Function<SceneContext, SceneHandler> handler) {
        return catchThrowableOfType(SceneFailure.class, () -> stage.run(handler));
    }
}
