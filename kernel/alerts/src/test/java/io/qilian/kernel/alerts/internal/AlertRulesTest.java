package io.qilian.kernel.alerts.internal;

import static io.qilian.kernel.alerts.internal.AlertStage.begins;
import static io.qilian.kernel.alerts.internal.AlertStage.ends;
import static io.qilian.kernel.alerts.internal.AlertStage.goesOn;
import static io.qilian.kernel.alerts.internal.AlertStage.manual;
import static io.qilian.kernel.alerts.internal.AlertStage.resolvingAfter;
import static io.qilian.kernel.alerts.internal.AlertStage.rule;
import static io.qilian.kernel.alerts.internal.AlertStage.standingAtLeast;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import io.qilian.kernel.scenes.api.alert.AlertSeverity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which events become alerts, which belong together, and when they are over. */
class AlertRulesTest {

    private static final List<AlertRule> MAJOR = List.of(rule(AlertSeverity.MAJOR));
    private static final List<AlertRule> LADDER = List.of(
            rule(AlertSeverity.MINOR),
            rule(AlertSeverity.CRITICAL, standingAtLeast(600)),
            rule(AlertSeverity.MAJOR, standingAtLeast(120)));

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
    void anEventThatMeetsARuleOpensAnAlert() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0));
        Alert alert = stage.only();
        assertThat(alert.state()).isEqualTo(AlertState.OPEN);
        assertThat(alert.severity()).isEqualTo(AlertSeverity.MAJOR);
        assertThat(alert.scene()).isEqualTo("east-gate");
        assertThat(alert.subject()).isEqualTo("zone=bus-stop");
        assertThat(alert.openedAt()).isEqualTo(AlertStage.NOON.minusSeconds(30));
        assertThat(alert.lastAt()).isEqualTo(AlertStage.NOON);
        assertThat(alert.findings()).isEqualTo(1);
        assertThat(alert.ongoing()).isEqualTo(1);
    }

    @Test
    void anEventThatMeetsNoneNeedsNobody() {
        stage.tell(List.of(), begins("car", "bus-stop", 0));
        stage.tell(List.of(rule(AlertSeverity.MAJOR, standingAtLeast(31))), begins("van", "bus-stop", 1));
        assertThat(stage.alerts()).isEmpty();
        assertThat(stage.book.progress()).isEqualTo(2);
    }

    @Test
    void anEventThatComesToMeetARuleLaterOpensItThen() {
        List<AlertRule> afterTwoMinutes = List.of(rule(AlertSeverity.MAJOR, standingAtLeast(120)));
        stage.tell(afterTwoMinutes, begins("car", "bus-stop", 0), goesOn("car", "bus-stop", 60, 90));
        assertThat(stage.alerts()).isEmpty();
        stage.tell(afterTwoMinutes, goesOn("car", "bus-stop", 120, 150));
        assertThat(stage.only().ongoing()).isEqualTo(1);
    }

    @Test
    void isOverWhenAllItsEventsHaveEnded() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0), begins("van", "bus-stop", 10), ends("car", "bus-stop", 20));
        assertThat(stage.only().state()).isEqualTo(AlertState.OPEN);
        stage.tell(MAJOR, ends("van", "bus-stop", 30));
        assertThat(stage.only().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(stage.only().changedBy()).isEmpty();
        assertThat(stage.only().comment()).isEqualTo("It is over");
    }

    @Test
    void anEndThatIsToldTwiceCountsOnce() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0), begins("van", "bus-stop", 10));
        stage.tell(MAJOR, ends("car", "bus-stop", 20), ends("car", "bus-stop", 21));
        assertThat(stage.only().ongoing()).isEqualTo(1);
        assertThat(stage.only().state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void staysForAPersonIfTheRuleSaysSo() {
        List<AlertRule> rules = List.of(manual(rule(AlertSeverity.MAJOR)));
        stage.tell(rules, begins("car", "bus-stop", 0), ends("car", "bus-stop", 20));
        assertThat(stage.only().state()).isEqualTo(AlertState.OPEN);
        assertThat(stage.only().ongoing()).isZero();
    }

    @Test
    void findingsAboutTheSameWithinTheWindowAreOneAlert() {
        List<AlertRule> rules = List.of(manual(rule(AlertSeverity.MAJOR)));
        stage.tell(rules, begins("car", "bus-stop", 0), ends("car", "bus-stop", 20), begins("van", "bus-stop", 320));
        assertThat(stage.only().findings()).isEqualTo(2);
        stage.tell(rules, ends("van", "bus-stop", 330), begins("bus", "bus-stop", 631));
        assertThat(stage.alerts()).extracting(Alert::findings).containsExactly(1, 2);
    }

    @Test
    void findingsAboutSomethingElseAreAnotherAlert() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0), begins("van", "crossing", 1));
        assertThat(stage.alerts()).extracting(Alert::subject).containsExactly("zone=crossing", "zone=bus-stop");
    }

    @Test
    void whatIsOverAndFoundAgainWithinTheWindowIsOpenAgain() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0), ends("car", "bus-stop", 20), begins("van", "bus-stop", 40));
        assertThat(stage.only().findings()).isEqualTo(2);
        assertThat(stage.steps()).containsExactly(AlertState.OPEN, AlertState.RESOLVED, AlertState.OPEN);
    }

    @Test
    void whatAPersonHasClosedIsANewAlertWhenItIsFoundAgain() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0));
        stage.book.resolve(stage.only().number(), "li", "towed away");
        stage.tell(MAJOR, begins("van", "bus-stop", 10));
        assertThat(stage.alerts()).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.RESOLVED);
    }

    @Test
    void anEventOfAClosedAlertThatGoesOnDoesNotOpenItAgain() {
        stage.tell(MAJOR, begins("car", "bus-stop", 0));
        stage.book.resolve(stage.only().number(), "li", "the driver waits for somebody");
        stage.tell(MAJOR, goesOn("car", "bus-stop", 60, 90), ends("car", "bus-stop", 90));
        assertThat(stage.only().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(stage.only().changedBy()).contains("li");
    }

    @Test
    void theMostSevereRuleCountsWhateverItsPlace() {
        stage.tell(LADDER, goesOn("car", "bus-stop", 0, 700));
        assertThat(stage.only().severity()).isEqualTo(AlertSeverity.CRITICAL);
    }

    @Test
    void whatBecomesWorseIsRaisedAndIsToBeLookedAtAgain() {
        stage.tell(LADDER, begins("car", "bus-stop", 0));
        stage.book.acknowledge(stage.only().number(), "li", "");
        stage.tell(LADDER, goesOn("car", "bus-stop", 60, 90));
        assertThat(stage.only().state()).isEqualTo(AlertState.ACKNOWLEDGED);
        stage.tell(LADDER, goesOn("car", "bus-stop", 120, 150));
        assertThat(stage.only().state()).isEqualTo(AlertState.OPEN);
        assertThat(stage.only().severity()).isEqualTo(AlertSeverity.MAJOR);
        assertThat(stage.only().comment()).isEqualTo("It has become worse than MINOR");
    }

    @Test
    void whatBecomesBetterKeepsItsSeverity() {
        stage.tell(LADDER, goesOn("car", "bus-stop", 0, 700), goesOn("car", "bus-stop", 60, 40));
        assertThat(stage.only().severity()).isEqualTo(AlertSeverity.CRITICAL);
    }

    @Test
    void isResolvedWhenNothingMoreIsFoundForSoLong() {
        List<AlertRule> rules = List.of(resolvingAfter(Duration.ofMinutes(10), manual(rule(AlertSeverity.MAJOR))));
        stage.tell(rules, begins("car", "bus-stop", 0));
        stage.clock.advance(Duration.ofMinutes(9));
        stage.tell(rules, goesOn("car", "bus-stop", 540, 570));
        stage.clock.advance(Duration.ofMinutes(9));
        stage.book.resolveQuiet();
        assertThat(stage.only().state()).isEqualTo(AlertState.OPEN);
        stage.clock.advance(Duration.ofMinutes(1));
        stage.book.resolveQuiet();
        assertThat(stage.only().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(stage.only().comment()).isEqualTo("Nothing more was found");
    }

    @Test
    void aFloodOfFindingsIsBoundedAndEachIsCounted() {
        Event[] flood = IntStream.range(0, AlertRules.MOST_UNRESOLVED + 50)
                .mapToObj(i -> begins("car-" + i, "zone-" + i, 0))
                .toArray(Event[]::new);
        stage.tell(MAJOR, flood);
        assertThat(stage.book.find(new AlertQuery(Optional.empty(), Set.of(AlertState.OPEN), 10_000)))
                .hasSize(AlertRules.MOST_UNRESOLVED)
                .first()
                .extracting(Alert::findings)
                .isEqualTo(51);
    }
}
