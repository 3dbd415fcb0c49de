package io.qilian.bundles.modellibrary.internal.processor;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places on which models run, one for each run at once, shared by all who run them. Whoever gets one leaves it again
 * when the run has ended and holds it for nothing else, so that a scene that calls a model while it handles the answer
 * of another cannot wait for itself.
 *
 * <p>A place that becomes free goes to whoever has waited longest: of the scenes first, but while programs wait, one place
 * in four goes to them. So the first of the scenes waits for the end of two runs at most, and programs get a quarter of the
 * processors however many frames come; all of them while there are none. Of the programs a bounded number waits. Entering
 * a free place allocates nothing.
 *
 * <p>A processor idles from the end of a run until the thread of the next caller has woken up, which may take as long as a
 * tenth of a run. So while no scene runs or waits, a few programs more than there are places may run; as soon as a scene
 * comes, there are no more of these. Thread-safe.
 */
public final class ProcessorBudget {

    /** Runs ahead that hide how long the next caller takes to wake up. */
    public static final int USUAL_AHEAD = 1;

    /** So often a program that waits is passed over by scenes, then it is its turn. */
    static final int MOST_PASSED_OVER = 3;

    /** What comes of asking for a place. */
    public enum Entry {
        /** A place is held, and must be left. */
        ADMITTED,
        /** Too many wait already. */
        FULL,
        /** The time was over, or the caller gave up, before there was one. */
        ENDED
    }

    private final int places;
    private final int ahead;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Use, WaitingLine> lines = new EnumMap<>(Use.class);
    private final WaitingLine scenes = new WaitingLine(Integer.MAX_VALUE);
    private final WaitingLine programs;
    private int running;
    private int passedOver;

    /**
     * Places, all free.
     *
     * @param places runs at once, at least 1
     * @param programsWaiting calls of programs that may wait; scenes bring a bounded number of threads themselves
     */
    public ProcessorBudget(int places, int programsWaiting) {
        this(places, 0, programsWaiting);
    }

    /**
     * Places, all free.
     *
     * @param places runs at once, at least 1
     * @param ahead runs of programs beyond the places while no scene runs or waits, so that no processor idles
     * @param programsWaiting calls of programs that may wait
     */
    public ProcessorBudget(int places, int ahead, int programsWaiting) {
        this.places = places;
        this.ahead = ahead;
        this.programs = new WaitingLine(programsWaiting);
        lines.put(Use.SCENES, scenes);
        lines.put(Use.PROGRAMS, programs);
    }

    /** Runs at once. */
    public int places() {
        return places;
    }

    /**
     * Waits for a place for as long as it takes.
     *
     * @param use for whom
     * @throws InterruptedException if the thread is stopped; then no place is held
     */
    public void enter(Use use) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            WaitingLine line = lines.get(use);
            if (!admit(line)) {
                WaitingLine.Waiter waiter = new WaitingLine.Waiter(lock.newCondition());
                line.waiting.addLast(waiter);
                try {
                    while (!waiter.admitted) {
                        waiter.turn.await();
                    }
                } catch (InterruptedException e) {
                    giveUp(line, waiter);
                    throw e;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a place that is free.
     *
     * @param use for whom
     * @return false if there is none, or others wait
     */
    public boolean enterIfFree(Use use) {
        lock.lock();
        try {
            return admit(lines.get(use));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a place until a deadline.
     *
     * @param use for whom
     * @param deadline until when; whoever cancels it ends the waiting
     * @return what came of it
     * @throws InterruptedException if the thread is stopped; then no place is held
     */
    public Entry enter(Use use, CallDeadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            WaitingLine line = lines.get(use);
            if (admit(line)) {
                return Entry.ADMITTED;
            }
            if (line.waiting.size() == line.mostWaiting) {
                line.full++;
                return Entry.FULL;
            }
            return await(line, deadline);
        } finally {
            lock.unlock();
        }
    }

    private Entry await(WaitingLine line, CallDeadline deadline) throws InterruptedException {
        WaitingLine.Waiter waiter = new WaitingLine.Waiter(lock.newCondition());
        line.waiting.addLast(waiter);
        deadline.whenCancelled(() -> wake(waiter));
        try {
            long remainingNs = deadline.remainingNs();
            while (!waiter.admitted && remainingNs > 0) {
                // The time that is left is asked for anew, since a cancelled deadline has none.
                long unused = waiter.turn.awaitNanos(remainingNs);
                remainingNs = deadline.remainingNs();
            }
            line.waiting.remove(waiter);
            return waiter.admitted ? Entry.ADMITTED : Entry.ENDED;
        } catch (InterruptedException e) {
            giveUp(line, waiter);
            throw e;
        } finally {
            deadline.release();
        }
    }

    private void wake(WaitingLine.Waiter waiter) {
        lock.lock();
        try {
            waiter.turn.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean admit(WaitingLine line) {
        if (running >= most(line) || !line.waiting.isEmpty()) {
            return false;
        }
        running++;
        line.count();
        return true;
    }

    private int most(WaitingLine line) {
        return line == programs && !scenesActive() ? places + ahead : places;
    }

    private boolean scenesActive() {
        return scenes.running > 0 || !scenes.waiting.isEmpty();
    }

    private void giveUp(WaitingLine line, WaitingLine.Waiter waiter) {
        line.waiting.remove(waiter);
        if (waiter.admitted) {
            pass(line);
        }
    }

    /**
     * Gives a place back.
     *
     * @param use for whom it was taken
     */
    public void leave(Use use) {
        lock.lock();
        try {
            pass(lines.get(use));
        } finally {
            lock.unlock();
        }
    }

    private void pass(WaitingLine from) {
        from.running--;
        WaitingLine to = next();
        if (running > places && to == programs && scenesActive()) {
            // One that was ahead is none any longer; the turn of the programs is still to come.
            passedOver = MOST_PASSED_OVER;
            running--;
        } else if (!to.wakeNext()) {
            running--;
        }
        while (running < most(programs) && programs.wakeNext()) {
            running++;
        }
    }

    private WaitingLine next() {
        if (programs.waiting.isEmpty()) {
            passedOver = 0;
            return scenes;
        }
        if (scenes.waiting.isEmpty() || passedOver == MOST_PASSED_OVER) {
            passedOver = 0;
            return programs;
        }
        passedOver++;
        return scenes;
    }

    /**
     * How busy one use is.
     *
     * @param running runs now; of programs there may be more than places while no scene runs or waits
     * @param waiting those who wait now
     * @param mostWaiting bound of {@code waiting}
     * @param admitted places given since the start
     * @param full refusals since too many waited, since the start
     */
    public record Figures(int running, int waiting, int mostWaiting, long admitted, long full) {}

    /** How busy a use is at this moment. */
    public Figures figures(Use use) {
        lock.lock();
        try {
            WaitingLine line = lines.get(use);
            return new Figures(line.running, line.waiting.size(), line.mostWaiting, line.admitted, line.full);
        } finally {
            lock.unlock();
        }
    }
}
