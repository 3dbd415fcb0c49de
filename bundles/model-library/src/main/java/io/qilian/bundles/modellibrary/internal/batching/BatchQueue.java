package io.qilian.bundles.modellibrary.internal.batching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls that wait to share a run, and which of them run next. Calls of one kind are due when they fill a run, when one has
 * waited for the longest delay, or when one would miss its deadline if it waited for longer than the run is predicted to
 * take. Of those that are due, a lower priority number goes first; within a priority the sources take turns, the one that
 * was served longest ago first; within a source the one that came first. A run is not filled further when with more rows
 * it would end after the deadline of one that is in it already.
 *
 * <p>Time is passed in; nothing here waits. Selection looks at each waiting call, of which there are few. Not thread-safe.
 *
 * @param <W> the calls
 */
final class BatchQueue<W extends Waiting> {

    private final int mostRows;
    private final long mostDelayNs;
    private final int mostWaiting;
    private final RunTimes times;
    private final Set<W> waiting = new LinkedHashSet<>();
    private final Map<Object, Long> served = new HashMap<>();
    private long turn;

    BatchQueue(int mostRows, long mostDelayNs, int mostWaiting, RunTimes times) {
        this.mostRows = mostRows;
        this.mostDelayNs = mostDelayNs;
        this.mostWaiting = mostWaiting;
        this.times = times;
    }

    /** Adds a call; false if too many wait. */
    boolean add(W call) {
        return waiting.size() < mostWaiting && waiting.add(call);
    }

    /** Takes a call out that is given up. */
    void remove(W call) {
        waiting.remove(call);
        forgetSources();
    }

    int size() {
        return waiting.size();
    }

    /** Which call has waited longest. */
    Optional<W> oldest() {
        return waiting.stream().findFirst();
    }

    /** The first call of those that are due; empty if none is. */
    Optional<W> head(long nowNs) {
        Map<Object, Integer> rows = rowsByKind();
        Set<Object> due = new HashSet<>();
        for (W call : waiting) {
            if (dueNs(call, rows.get(call.kind())) <= nowNs) {
                due.add(call.kind());
            }
        }
        W best = null;
        for (W call : waiting) {
            if (due.contains(call.kind()) && (best == null || before(call, best, Map.of()))) {
                best = call;
            }
        }
        return Optional.ofNullable(best);
    }

    /** When the next calls are due, at the latest; {@link Long#MAX_VALUE} if none wait. */
    long nextDueNs() {
        Map<Object, Integer> rows = rowsByKind();
        long next = Long.MAX_VALUE;
        for (W call : waiting) {
            next = Math.min(next, dueNs(call, rows.get(call.kind())));
        }
        return next;
    }

    private long dueNs(W call, int rowsOfKind) {
        if (rowsOfKind >= mostRows) {
            return Long.MIN_VALUE;
        }
        return Math.min(call.arrivedNs() + mostDelayNs, call.deadlineNs() - times.predictedNs(rowsOfKind));
    }

    private Map<Object, Integer> rowsByKind() {
        Map<Object, Integer> rows = new HashMap<>();
        waiting.forEach(call -> rows.merge(call.kind(), call.rows(), Integer::sum));
        return rows;
    }

    /** Takes out what runs together with a call, that one first. */
    List<W> take(W first, long nowNs) {
        List<W> batch = new ArrayList<>();
        Map<Object, Integer> taken = new HashMap<>();
        int rows = 0;
        long endNs = Long.MAX_VALUE;
        for (W next = first; next != null; next = nextOf(first.kind(), rows, endNs - nowNs, taken)) {
            waiting.remove(next);
            batch.add(next);
            taken.merge(next.source(), 1, Integer::sum);
            rows += next.rows();
            endNs = Math.min(endNs, next.deadlineNs());
        }
        turn++;
        taken.keySet().forEach(source -> served.put(source, turn));
        forgetSources();
        return batch;
    }

    private W nextOf(Object kind, int rows, long leftNs, Map<Object, Integer> taken) {
        W best = null;
        for (W call : waiting) {
            int filled = rows + call.rows();
            if (call.kind().equals(kind)
                    && filled <= mostRows
                    && times.predictedNs(filled) <= leftNs
                    && (best == null || before(call, best, taken))) {
                best = call;
            }
        }
        return best;
    }

    private boolean before(W one, W other, Map<Object, Integer> taken) {
        if (one.priority() != other.priority()) {
            return one.priority() < other.priority();
        }
        int rounds = taken.getOrDefault(one.source(), 0) - taken.getOrDefault(other.source(), 0);
        if (rounds != 0) {
            return rounds < 0;
        }
        // Those that came first stand first in the set, so that a tie is no reason to change.
        return served.getOrDefault(one.source(), 0L) < served.getOrDefault(other.source(), 0L);
    }

    /** Whose calls wait no longer is forgotten, which bounds the map by the calls that wait. */
    private void forgetSources() {
        if (served.size() > 2 * mostWaiting || waiting.isEmpty()) {
            Set<Object> present = new HashSet<>();
            waiting.forEach(call -> present.add(call.source()));
            served.keySet().retainAll(present);
        }
    }
}
