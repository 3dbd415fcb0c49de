package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for a scene's thread, in order. Observations are bounded: of a run that is not replayed the oldest makes
 * way; so are readings. Begins and ends of runs are bounded too: when there are too many, a run that has both begun and ended meanwhile
 * makes way as a whole, so that the handler still hears of the begin of each run of which it sees anything.
 */
final class SceneQueue {

    /** Observations that wait at most. */
    static final int CAPACITY = 128;

    /** Readings that wait at most: a station's missed day comes at once. */
    static final int READINGS = 10_000;

    /** Begins and ends that wait at most: twice as many as 64 feeds have without a whole run among them. */
    static final int MARKS = 256;

    /** Something that waits. */
    sealed interface Item {}

    /** Something of a run. */
    sealed interface OfRun extends Item {
        String feed();

        FeedRun run();
    }

    /** Something that gives back what it holds. */
    sealed interface Held extends Item {
        void release();
    }

    /** A station has measured something. */
    record Measured(Reading reading, Runnable done) implements Held {
        @Override
        public void release() {
            done.run();
        }
    }

    /** A run begins. */
    record Began(String feed, FeedRun run) implements OfRun {}

    /** A run is over. */
    record Ended(String feed, FeedRun run) implements OfRun {}

    /** A model has seen a frame. */
    record Seen(String use, Observation observation, Frame frame, Runnable done) implements OfRun, Held {
        @Override
        public String feed() {
            return observation.feed();
        }

        @Override
        public FeedRun run() {
            return observation.run();
        }

        @Override
        public void release() {
            frame.close();
            done.run();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private int observations;
    private int readings;
    private boolean closed;

    /** Gives back what will not be handled. */
    static void release(List<Item> items) {
        for (Item item : items) {
            if (item instanceof Held held) {
                held.release();
            }
        }
    }

    /** Puts an observation in; gives the one that had to make way, or itself if the queue is closed or full. */
    List<Item> put(Seen seen) {
        lock.lock();
        try {
            if (closed) {
                return List.of(seen);
            }
            List<Item> losing = List.of();
            if (observations >= CAPACITY) {
                if (seen.run().replayed()) {
                    return List.of(seen);
                }
                losing = removeFirst(Seen.class);
            }
            add(seen);
            return losing;
        } finally {
            lock.unlock();
        }
    }

    /** Puts a reading in; gives the one that had to make way, or itself if the queue is closed. */
    List<Item> put(Measured measured) {
        lock.lock();
        try {
            if (closed) {
                return List.of(measured);
            }
            List<Item> losing = readings >= READINGS ? removeFirst(Measured.class) : List.of();
            add(measured);
            return losing;
        } finally {
            lock.unlock();
        }
    }

    /** Puts in what is neither an observation nor a reading; gives what had to make way, or itself if the queue is closed. */
    List<Item> putMark(Item mark) {
        lock.lock();
        try {
            if (closed) {
                return List.of(mark);
            }
            List<Item> losing = List.of();
            if (items.size() - observations - readings >= MARKS) {
                losing = firstWholeRun().map(this::removeRun).orElseGet(() -> removeFirst(Began.class, Ended.class));
            }
            add(mark);
            return losing;
        } finally {
            lock.unlock();
        }
    }

    private void add(Item item) {
        items.add(item);
        count(item, 1);
        filled.signal();
    }

    private void count(Item item, int change) {
        observations += item instanceof Seen ? change : 0;
        readings += item instanceof Measured ? change : 0;
    }

    private void remove(Iterator<Item> all, Item item) {
        all.remove();
        count(item, -1);
    }

    private List<Item> removeFirst(Class<?>... kinds) {
        for (Iterator<Item> all = items.iterator(); all.hasNext(); ) {
            Item item = all.next();
            if (List.of(kinds).contains(item.getClass())) {
                remove(all, item);
                return List.of(item);
            }
        }
        return List.of();
    }

    private Optional<Began> firstWholeRun() {
        Set<Began> begun = new HashSet<>();
        for (Item item : items) {
            if (item instanceof Began begin) {
                begun.add(begin);
            } else if (item instanceof Ended end) {
                Began begin = new Began(end.feed(), end.run());
                if (begun.contains(begin)) {
                    return Optional.of(begin);
                }
            }
        }
        return Optional.empty();
    }

    private List<Item> removeRun(Began begin) {
        List<Item> losing = new ArrayList<>();
        for (Iterator<Item> all = items.iterator(); all.hasNext(); ) {
            Item item = all.next();
            boolean within = !losing.isEmpty() || item.equals(begin);
            if (within
                    && item instanceof OfRun part
                    && part.feed().equals(begin.feed())
                    && part.run().equals(begin.run())) {
                remove(all, item);
                losing.add(item);
                if (item instanceof Ended) {
                    break;
                }
            }
        }
        return losing;
    }

    /** The next item; empty after the given time, when the queue is closed, or when the thread was interrupted. */
    Optional<Item> take(long waitNanos) {
        lock.lock();
        try {
            long left = waitNanos;
            while (items.isEmpty() && !closed && left > 0) {
                left = filled.awaitNanos(left);
            }
            Item next = items.poll();
            count(next, -1);
            return Optional.ofNullable(next);
        } catch (InterruptedException e) {
            // A vendor's code can leave it behind; the scene's thread ends when the queue is closed.
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; gives what still waited. */
    List<Item> close() {
        lock.lock();
        try {
            closed = true;
            List<Item> left = List.copyOf(items);
            items.clear();
            observations = 0;
            readings = 0;
            filled.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
