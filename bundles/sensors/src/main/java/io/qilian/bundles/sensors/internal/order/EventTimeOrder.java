package io.qilian.bundles.sensors.internal.order;

import io.qilian.kernel.api.feed.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Brings the readings of one feed into the order of their event time before scenes see them. Each station has a watermark:
 * the latest time of measurement that it has sent, less the time that the feed's file allows for readings to overtake each
 * other. A reading waits until the watermark has passed it, or until it has waited for that time itself, since a station
 * that falls silent moves no watermark. What comes after a later reading of its own series has been handed out is late: it
 * is stored and never handed out. One thread at a time, but for the counters.
 */
public final class EventTimeOrder {

    /** Most readings that wait; beyond, the oldest is handed out early. */
    static final int MOST_WAITING = 100_000;

    private static final Comparator<Waiting> BY_TIME = Comparator.comparing(
                    (Waiting waiting) -> waiting.reading.measuredAt())
            .thenComparingLong(waiting -> waiting.sequence);

    private record Waiting(Reading reading, long sequence) {}

    private static final class Station {
        final PriorityQueue<Waiting> waiting = new PriorityQueue<>(BY_TIME);
        final Map<String, Instant> handedOut = new HashMap<>();
        Instant watermark = Instant.MIN;
    }

    private final Duration allowed;
    private final int mostWaiting;
    private final Map<String, Station> stations = new LinkedHashMap<>();
    private int waiting;
    private long sequence;
    private final LongAdder late = new LongAdder();
    private final LongAdder early = new LongAdder();

    /**
     * An order.
     *
     * @param allowed how long a reading may be overtaken; zero hands out at once
     */
    public EventTimeOrder(Duration allowed) {
        this(allowed, MOST_WAITING);
    }

    EventTimeOrder(Duration allowed, int mostWaiting) {
        this.allowed = allowed;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Takes readings in the order in which they came.
     *
     * @param readings the readings
     * @param now this process's clock
     * @return what may be handed out now, in order of time for each station
     */
    public List<Reading> offer(List<Reading> readings, Instant now) {
        Set<Station> touched = new LinkedHashSet<>();
        for (Reading reading : readings) {
            Station station = stations.computeIfAbsent(reading.station(), name -> new Station());
            if (overtaken(station, reading)) {
                late.increment();
                continue;
            }
            station.waiting.add(new Waiting(reading, sequence++));
            waiting++;
            Instant watermark = reading.measuredAt().minus(allowed);
            if (watermark.isAfter(station.watermark)) {
                station.watermark = watermark;
            }
            touched.add(station);
        }
        List<Reading> out = new ArrayList<>();
        touched.forEach(station -> release(station, now, out));
        return out;
    }

    /**
     * Hands out what has waited for long enough.
     *
     * @param now this process's clock
     * @return the readings, in order of time for each station
     */
    public List<Reading> release(Instant now) {
        List<Reading> out = new ArrayList<>();
        stations.values().forEach(station -> release(station, now, out));
        return out;
    }

    /**
     * Hands out all that waits, since nothing more is to come.
     *
     * @return the readings, in order of time for each station
     */
    public List<Reading> flush() {
        List<Reading> out = new ArrayList<>();
        for (Station station : stations.values()) {
            while (!station.waiting.isEmpty()) {
                handOut(station, out);
            }
        }
        return out;
    }

    private void release(Station station, Instant now, List<Reading> out) {
        while (!station.waiting.isEmpty()) {
            Reading next = station.waiting.peek().reading;
            boolean due = !next.measuredAt().isAfter(station.watermark)
                    || !next.receivedAt().plus(allowed).isAfter(now);
            if (!due && waiting <= mostWaiting) {
                return;
            }
            if (!due) {
                early.increment();
            }
            handOut(station, out);
        }
    }

    private void handOut(Station station, List<Reading> out) {
        Reading next = station.waiting.remove().reading;
        waiting--;
        station.handedOut.put(next.quantity(), next.measuredAt());
        out.add(next);
    }

    private static boolean overtaken(Station station, Reading reading) {
        Instant last = station.handedOut.get(reading.quantity());
        return last != null && reading.measuredAt().isBefore(last);
    }

    /**
     * Readings that came too late to be handed out.
     *
     * @return their number; any thread
     */
    public long late() {
        return late.sum();
    }

    /**
     * Readings that were handed out before their time, since too many waited.
     *
     * @return their number; any thread
     */
    public long early() {
        return early.sum();
    }
}
