package io.qilian.kernel.alerts.internal;

import static io.qilian.kernel.alerts.internal.AlertStage.begins;
import static io.qilian.kernel.alerts.internal.AlertStage.ends;
import static io.qilian.kernel.alerts.internal.AlertStage.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertChange;
import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.alerts.api.Alerts;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import io.qilian.kernel.scenes.api.alert.AlertSeverity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do about alerts, what is kept of it, and that nothing is taken twice or lost. */
class AlertBookTest {

    private static final List<AlertRule> MAJOR = List.of(rule(AlertSeverity.MAJOR));

    @TempDir
    private Path folder;

    private AlertStage stage;

    @BeforeEach
    void open() {
        stage = new AlertStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void keepsWhoDidWhatAndWhen() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0));
        long number = stage.only().number();
        stage.clock.advance(Duration.ofMinutes(2));
        assertThat(stage.book.acknowledge(number, "li", "on my way").state()).isEqualTo(AlertState.ACKNOWLEDGED);
        stage.clock.advance(Duration.ofMinutes(8));
        assertThat(stage.book.resolve(number, "wang", "towed away").state()).isEqualTo(AlertState.RESOLVED);
        List<AlertChange> history = stage.book.history(number);
        assertThat(history)
                .extracting(AlertChange::state)
                .containsExactly(AlertState.OPEN, AlertState.ACKNOWLEDGED, AlertState.RESOLVED);
        assertThat(history)
                .extracting(AlertChange::by)
                .containsExactly(Optional.empty(), Optional.of("li"), Optional.of("wang"));
        assertThat(history).extracting(AlertChange::comment).containsExactly("", "on my way", "towed away");
        assertThat(history.get(2).at()).isEqualTo(AlertStage.NOON.plusSeconds(600));
    }

    @Test
    void refusesWhatDoesNotFitTheState() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0));
        long number = stage.only().number();
        stage.book.acknowledge(number, "li", "");
        refused(() -> stage.book.acknowledge(number, "wang", ""), "alert.state", "ACKNOWLEDGED by li");
        stage.book.resolve(number, "li", "");
        refused(() -> stage.book.acknowledge(number, "wang", ""), "alert.state", "RESOLVED by li");
        refused(() -> stage.book.resolve(number, "wang", ""), "alert.state", "RESOLVED by li");
        refused(() -> stage.book.resolve(number + 1, "wang", ""), "alert.unknown", "alert:list");
        assertThat(stage.steps()).hasSize(3);
    }

    @Test
    void refusesTextsThatCannotBeKept() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0));
        long number = stage.only().number();
        refused(() -> stage.book.acknowledge(number, "", ""), "alert.text", "1 to 100");
        String long1001 = "x".repeat(Alerts.MAXIMUM_COMMENT_LENGTH + 1);
        refused(() -> stage.book.acknowledge(number, "li", long1001), "alert.text", "0 to 1000");
        assertThat(stage.only().state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void findsByStateAndSceneTheLatestFirst() {
        stage.tell(MAJOR, begins("car", "a", 0), begins("van", "b", 1), begins("bus", "c", 2));
        stage.book.resolve(stage.alerts().get(1).number(), "li", "");
        assertThat(subjects(Optional.of("east-gate"), Set.of(AlertState.OPEN), 10))
                .containsExactly("zone=c", "zone=a");
        assertThat(subjects(Optional.empty(), Set.of(AlertState.OPEN, AlertState.RESOLVED), 2))
                .containsExactly("zone=c", "zone=b");
        assertThat(subjects(Optional.of("west-gate"), Set.of(AlertState.OPEN), 10))
                .isEmpty();
    }

    private List<String> subjects(Optional<String> scene, Set<AlertState> states, int limit) {
        return stage.book.find(new AlertQuery(scene, states, limit)).stream()
                .map(Alert::subject)
                .toList();
    }

    @Test
    void handsEachChangeToFollowersOnceAndInOrder() throws Exception {
        List<Long> followed = new ArrayList<>();
        try (AutoCloseable broken = stage.book.follow(change -> {
                    throw new IllegalStateException("broken");
                });
                AutoCloseable whole = stage.book.follow(change -> followed.add(change.sequence()))) {
            stage.tell(MAJOR, begins("car", "bus-stop", 0), begins("van", "crossing", 0), ends("car", "bus-stop", 9));
        }
        stage.tell(MAJOR, ends("van", "crossing", 9));
        List<Long> all =
                stage.book.changes(0, 100).stream().map(AlertChange::sequence).toList();
        assertThat(all).hasSize(4).isSorted();
        assertThat(followed).isEqualTo(all.subList(0, 3));
        assertThat(stage.book.changes(all.get(1), 1))
                .extracting(AlertChange::sequence)
                .containsExactly(all.get(2));
        assertThat(stage.book.latestChange()).isEqualTo(all.get(3));
    }

    @Test
    void takesABatchAndItsPlaceTogetherOrNotAtAll() {
        assertThatThrownBy(() -> stage.book.take(
                        List.of(stage.stored(begins("car", "bus-stop", 0)), stage.stored(begins("van", "crossing", 1))),
                        new FailingRules(1)))
                .hasMessage("rules cannot be read");
        assertThat(stage.alerts()).isEmpty();
        assertThat(stage.steps()).isEmpty();
        assertThat(stage.book.progress()).isZero();
    }

    /** Gives the rules so many times, then fails. */
    private static final class FailingRules implements Function<String, List<AlertRule>> {

        private int left;

        FailingRules(int left) {
            this.left = left;
        }

        @Override
        public List<AlertRule> apply(String scene) {
            if (left == 0) {
                throw new IllegalStateException("rules cannot be read");
            }
            left--;
            return MAJOR;
        }
    }

    @Test
    void forgetsOnlyWhatWasResolvedLongAgo() {
        stage.tell(MAJOR, begins("car", "a", 0), ends("car", "a", 9), begins("van", "b", 0));
        stage.clock.advance(Duration.ofDays(400));
        assertThat(stage.book.forget(Duration.ofDays(400))).isZero();
        stage.clock.advance(Duration.ofSeconds(1));
        assertThat(stage.book.forget(Duration.ofDays(400))).isEqualTo(1);
        assertThat(stage.only().subject()).isEqualTo("zone=b");
        assertThat(stage.steps()).containsExactly(AlertState.OPEN);
    }

    private static void refused(ThrowingCallable call, String code, String... parts) {
        assertThatThrownBy(call).hasMessageContaining("code: " + code).hasMessageContainingAll(parts);
    }
}
