package io.qilian.assembly.bench.churn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Does something to a feed about once a second, and undoes it later; the same things for the same seed. One thread. */
final class Mischief {

    private static final Deed[] TO_CAMERAS = Deed.values();
    private static final Deed[] TO_FILES = {Deed.REMOVE, Deed.PAUSE, Deed.CHANGE, Deed.UNWATCH};
    private static final long SHORTEST_GAP_MS = 500;
    private static final int GAP_SPREAD_MS = 1_000;
    private static final long SHORTEST_MS = 200;
    private static final int SPREAD_MS = 12_000;

    /** Something that was done and is to be undone. */
    private record Done(ChurnedFeed feed, Deed deed, long undoneAtMs) {}

    private final Random random;
    private final List<ChurnedFeed> well;
    private final PriorityQueue<Done> done = new PriorityQueue<>(Comparator.comparingLong(Done::undoneAtMs));
    private final Map<Deed, Long> counts = new EnumMap<>(Deed.class);

    Mischief(List<ChurnedFeed> feeds, long seed) {
        well = new ArrayList<>(feeds);
        random = new Random(seed);
    }

    /** Goes on until a time of the clock of {@link System#nanoTime}. */
    void until(long nanos) throws IOException {
        long nextMs = nowMs();
        while (System.nanoTime() - nanos < 0) {
            while (!done.isEmpty() && done.peek().undoneAtMs() <= nowMs()) {
                undo(done.remove());
            }
            if (nextMs <= nowMs() && !well.isEmpty()) {
                act();
                nextMs = nowMs() + SHORTEST_GAP_MS + random.nextInt(GAP_SPREAD_MS);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private void act() throws IOException {
        ChurnedFeed feed = well.remove(random.nextInt(well.size()));
        Deed[] deeds = feed.isFile() ? TO_FILES : TO_CAMERAS;
        Deed deed = deeds[random.nextInt(deeds.length)];
        long lastsMs = SHORTEST_MS + random.nextInt(SPREAD_MS);
        feed.begin(deed);
        counts.merge(deed, 1L, Long::sum);
        done.add(new Done(feed, deed, nowMs() + lastsMs));
    }

    private void undo(Done what) throws IOException {
        what.feed().end(what.deed());
        well.add(what.feed());
    }

    void undoAll() throws IOException {
        while (!done.isEmpty()) {
            undo(done.remove());
        }
    }

    long number() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    String counts() {
        return counts.toString();
    }

    private static long nowMs() {
        return System.nanoTime() / 1_000_000;
    }
}
