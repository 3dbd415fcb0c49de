package io.qilian.kernel.scenes.doubles;

import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** Handlers that tests run. */
public final class Handlers {

    private Handlers() {}

    /** A crossing. */
    public static EventDraft crossing(String key, Instant at) {
        return EventDraft.instant(TestScenario.CROSSING, key, "camera", at, Map.of());
    }

    /** Does something with each observation. */
    public static Function<SceneContext, SceneHandler> observing(Consumer<Observation> action) {
        return scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                action.accept(seen);
            }
        };
    }

    /** Tells a crossing for each observation. */
    public record Crossings(SceneContext scene) implements SceneHandler {
        @Override
        public void onObservation(Observation seen) {
            scene.events().emit(crossing("car-" + seen.sequence(), seen.capturedAt()));
        }
    }

    /** Counts observations in the state, and tells how many there were. */
    public record Counting(SceneContext scene) implements SceneHandler {
        @Override
        public void onObservation(Observation seen) {
            int number = 1 + scene.state().get("seen").map(Integer::valueOf).orElse(0);
            scene.state().put("seen", String.valueOf(number));
            scene.events()
                    .emit(EventDraft.instant(
                            TestScenario.CROSSING,
                            "car-" + seen.sequence() + "/" + number,
                            "camera",
                            seen.capturedAt(),
                            Map.of("seen", Value.of(number))));
        }
    }

    /** Hangs, whatever is done about it, until it is let go. */
    public static void hang(CountDownLatch released) {
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
