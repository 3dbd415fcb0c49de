package io.qilian.kernel.scenes.internal.run;

import static io.qilian.kernel.scenes.doubles.TestScenario.CROSSING;
import static io.qilian.kernel.scenes.internal.run.Stage.LIVE;
import static io.qilian.kernel.scenes.internal.run.Stage.REPLAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.scenes.doubles.Handlers;
import io.qilian.kernel.scenes.doubles.TestScenario;
import io.qilian.kernel.testkit.ManualClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How findings become events: identity, revision, origin and times. */
class EventDraftsTest {

    private static final Instant SEEN = Instant.parse("2026-11-23T08:00:00Z");

    private final ManualClock clock = ManualClock.at("2026-11-23T08:00:01Z");
    private final EventDrafts drafts = drafts("scene");

    @Test
    void makesTheIdentityOfSceneRunTypeAndKey() {
        Event first = told("scene", LIVE, "car-1");
        assertThat(first.id())
                .matches("[0-9a-f]{32}")
                .isEqualTo(told("scene", LIVE, "car-1").id());
        Set<String> others = Set.of(
                told("other", LIVE, "car-1").id(),
                told("scene", REPLAY, "car-1").id(),
                told("scene", LIVE, "car-2").id());
        assertThat(others).hasSize(3).doesNotContain(first.id());
    }

    @Test
    void keepsTheIdentityFromReleaseToRelease() {
        assertThat(told("scene", REPLAY, "car-1").id()).isEqualTo("efa55604251e42ccba9c9123b17a8e52");
    }

    @Test
    void saysWhatItComesOf() {
        drafts.began("camera", LIVE);
        drafts.origin(SEEN, Optional.of("road-objects:1.0.0"), "ab".repeat(16));
        drafts.emit(Handlers.crossing("car-1", SEEN));
        Event event = take().get(0);
        assertThat(event.run()).isEqualTo(LIVE.id());
        assertThat(event.scenario()).isEqualTo("test:1.0.0");
        assertThat(event.observedAt()).isEqualTo(SEEN);
        assertThat(event.emittedAt()).isEqualTo(clock.instant());
        assertThat(event.model()).contains("road-objects:1.0.0");
        assertThat(event.traceId()).isEqualTo("ab".repeat(16));
    }

    @Test
    void comesOfTheTimeWhenNothingWasSeen() {
        drafts.origin(SEEN, Optional.of("road-objects:1.0.0"), "ab".repeat(16));
        drafts.noOrigin();
        drafts.emit(Handlers.crossing("car-1", SEEN));
        assertThat(take().get(0).observedAt()).isEqualTo(clock.instant());
    }

    @Test
    void countsRevisionsFromTheBeginToTheEnd() {
        EventDraft stop = EventDraft.begin(CROSSING, "stop", "camera", SEEN, Map.of());
        drafts.emit(stop);
        drafts.emit(stop.update(Map.of()));
        drafts.emit(Handlers.crossing("car-1", SEEN));
        drafts.emit(stop.update(Map.of("at", Value.of(1))));
        drafts.emit(stop.end(SEEN, Map.of()));
        assertThat(take()).extracting(Event::revision).containsExactly(0, 1, 0, 2, 3);
    }

    @Test
    void countsALiveEventOnFromWhatIsStoredOfIt() {
        drafts.began("camera", LIVE);
        EventDraft stop = EventDraft.begin(CROSSING, "stop", "camera", SEEN, Map.of());
        drafts.emit(stop.update(Map.of()));
        drafts.emit(stop.update(Map.of("at", Value.of(1))));
        assertThat(drafts.numbered(id -> 4)).extracting(Event::revision).containsExactly(5, 6);
        drafts.discard();
        drafts.emit(stop.end(SEEN, Map.of()));
        assertThat(drafts.numbered(id -> 99)).extracting(Event::revision).containsExactly(7);
    }

    @Test
    void numbersOnceHoweverOftenStoringIsTried() {
        drafts.began("camera", LIVE);
        drafts.emit(EventDraft.begin(CROSSING, "stop", "camera", SEEN, Map.of()).update(Map.of()));
        assertThatThrownBy(() -> drafts.numbered(id -> {
                    throw new IllegalStateException("connection refused");
                }))
                .isInstanceOf(IllegalStateException.class);
        List<Event> first = drafts.numbered(id -> 4);
        assertThat(drafts.numbered(id -> 4)).isEqualTo(first);
        assertThat(first).extracting(Event::revision).containsExactly(5);
    }

    @Test
    void countsAReplayedEventFromItsBeginEachTime() {
        drafts.began("camera", REPLAY);
        drafts.emit(EventDraft.begin(CROSSING, "stop", "camera", SEEN, Map.of()).update(Map.of()));
        assertThat(drafts.numbered(id -> 4)).extracting(Event::revision).containsExactly(1);
    }

    @Test
    void remembersABoundedNumberOfOpenEvents() {
        drafts.began("camera", LIVE);
        for (int call = 0; call < 11; call++) {
            int from = call * 1_000;
            IntStream.range(from, from + 1_000).forEach(number -> drafts.emit(begin(number)));
            drafts.discard();
        }
        drafts.emit(begin(0).update(Map.of()));
        drafts.emit(begin(10_999).update(Map.of()));
        Map<String, Integer> revisions =
                drafts.numbered(id -> 7).stream().collect(Collectors.toMap(Event::key, Event::revision));
        assertThat(revisions).containsOnly(Map.entry("stop-0", 8), Map.entry("stop-10999", 1));
    }

    @Test
    void refusesATypeThatWasNotDeclared() {
        EventDraft other = EventDraft.instant("test.other", "key", "camera", SEEN, Map.of());
        assertThatThrownBy(() -> drafts.emit(other))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected: [test.crossing]")
                .hasMessageContaining("actual: test.other");
    }

    @Test
    void refusesMoreThanAThousandFindingsOfOneCall() {
        IntStream.range(0, 1_000).forEach(number -> drafts.emit(begin(number)));
        assertThatThrownBy(() -> drafts.emit(begin(1_000)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 1000 findings");
        assertThat(take()).hasSize(1_000);
        drafts.emit(begin(1_000));
        assertThat(drafts.size()).isOne();
    }

    private static EventDraft begin(int number) {
        return EventDraft.begin(CROSSING, "stop-" + number, "camera", SEEN, Map.of());
    }

    private List<Event> take() {
        List<Event> taken = drafts.numbered(id -> 0);
        drafts.discard();
        return taken;
    }

    private Event told(String scene, FeedRun run, String key) {
        EventDrafts telling = drafts(scene);
        telling.began("camera", run);
        telling.emit(Handlers.crossing(key, SEEN));
        return telling.numbered(id -> 0).get(0);
    }

    private EventDrafts drafts(String scene) {
        return new EventDrafts(scene, TestScenario.descriptor("test", TestScenario.Limit.class), clock);
    }
}
