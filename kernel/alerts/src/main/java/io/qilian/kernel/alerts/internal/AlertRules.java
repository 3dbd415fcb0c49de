package io.qilian.kernel.alerts.internal;

import io.qilian.kernel.alerts.api.AlertChange;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.scenes.api.alert.AlertCondition;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Judges events by the rules of their scenes, within one transaction. For one thread. */
final class AlertRules {

    /** Unresolved alerts of one scene; beyond, findings join the latest alert of their type. */
    static final int MOST_UNRESOLVED = 1_000;

    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_SUBJECT = 1_000;
    private static final String PLATFORM = "";

    private final Handle handle;
    private final Instant now;
    private final List<AlertChange> changes = new ArrayList<>();

    AlertRules(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /** What has changed so far, in order. */
    List<AlertChange> changes() {
        return changes;
    }

    void take(Event event, List<AlertRule> rules) {
        Optional<AlertRule> rule = mostSevere(event, rules);
        Optional<AlertRow> known = AlertTable.ofEvent(handle, event.id());
        if (known.isPresent()) {
            goOn(known.get(), event, rule);
        } else if (rule.isPresent()) {
            begin(event, rule.get());
        }
    }

    /** Of several that matter as much, the first one. */
    private static Optional<AlertRule> mostSevere(Event event, List<AlertRule> rules) {
        return rules.stream()
                .filter(rule -> rule.meets(event))
                .reduce((best, next) -> next.severity().compareTo(best.severity()) > 0 ? next : best);
    }

    private void begin(Event event, AlertRule rule) {
        String subject = subject(event, rule);
        Optional<AlertRow> same = AlertTable.latest(handle, event, subject)
                .filter(row -> row.covers(event.observedAt()))
                .filter(row -> row.alert().state() != AlertState.RESOLVED || resolvedByPlatform(row));
        Optional<AlertRow> joined = same.isPresent() || AlertTable.unresolved(handle, event.scene()) < MOST_UNRESOLVED
                ? same
                : AlertTable.latestUnresolved(handle, event);
        long number = joined.map(row -> row.alert().number()).orElseGet(() -> open(event, subject, rule));
        AlertTable.join(handle, number, event, lasts(event));
        AlertTable.touch(handle, number, event.observedAt(), now);
        joined.ifPresent(row -> {
            if (row.alert().state() == AlertState.RESOLVED) {
                change(number, AlertState.OPEN, "It was found again");
            }
            raise(row, rule);
        });
        if (event.phase() == EventPhase.END) {
            resolveIfOver(number);
        }
    }

    private long open(Event event, String subject, AlertRule rule) {
        long number = AlertTable.open(handle, event, subject, rule, now);
        change(number, AlertState.OPEN, "");
        return number;
    }

    private void goOn(AlertRow row, Event event, Optional<AlertRule> rule) {
        long number = row.alert().number();
        AlertTable.touch(handle, number, event.observedAt(), now);
        rule.ifPresent(met -> raise(row, met));
        if (event.phase() == EventPhase.END) {
            AlertTable.end(handle, number, event.id());
            resolveIfOver(number);
        }
    }

    /** What has become worse is to be looked at once more, whoever has seen to it or closed it before. */
    private void raise(AlertRow row, AlertRule rule) {
        if (rule.severity().compareTo(row.alert().severity()) > 0) {
            AlertTable.rule(handle, row.alert().number(), rule);
            change(
                    row.alert().number(),
                    AlertState.OPEN,
                    "It has become worse than " + row.alert().severity());
        }
    }

    private void resolveIfOver(long number) {
        AlertRow row = AlertTable.row(handle, number).orElseThrow();
        if (row.resolveAtEnd() && row.alert().ongoing() == 0 && row.alert().state() != AlertState.RESOLVED) {
            change(number, AlertState.RESOLVED, "It is over");
        }
    }

    private void change(long number, AlertState state, String comment) {
        changes.add(AlertTable.change(handle, number, state, now, PLATFORM, comment));
    }

    private static boolean resolvedByPlatform(AlertRow row) {
        return row.alert().changedBy().isEmpty();
    }

    private static boolean lasts(Event event) {
        return event.endedAt().isEmpty();
    }

    /** What an event is about: the attributes that the rule names, each cut to a length that a table can show. */
    private static String subject(Event event, AlertRule rule) {
        String subject = rule.by().stream()
                .flatMap(name -> AlertCondition.value(event.attributes(), name)
                        .map(value -> name + "=" + cut(AlertCondition.text(value), LONGEST_VALUE))
                        .stream())
                .collect(Collectors.joining(" "));
        return cut(subject, LONGEST_SUBJECT);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
