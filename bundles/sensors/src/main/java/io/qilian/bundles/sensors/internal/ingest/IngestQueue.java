package io.qilian.bundles.sensors.internal.ingest;

import io.qilian.bundles.sensors.internal.store.DeadLetterTable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits to be stored: messages, bounded by number and by their measurements, and dead letters. Thread-safe. */
final class IngestQueue {

    /** Most dead letters of messages that could not be decoded and that wait. */
    static final int MOST_LETTERS = 5_000;

    /** So much goes into one transaction at most; a larger message goes alone. */
    static final int MOST_MEASUREMENTS_AT_ONCE = 20_000;

    private static final int MOST_MESSAGES_AT_ONCE = 5_000;

    /** What became of a message. */
    enum Admission {
        TAKEN,
        FULL,
        CLOSED
    }

    /** What is stored together. */
    record Batch(List<PendingMessage> messages, List<DeadLetterTable.Draft> letters) {}

    private final int mostMessages;
    private final int mostMeasurements;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<PendingMessage> messages = new ArrayDeque<>();
    private final ArrayDeque<DeadLetterTable.Draft> letters = new ArrayDeque<>();
    private int measurements;
    private boolean closed;

    IngestQueue(int mostMessages, int mostMeasurements) {
        this.mostMessages = mostMessages;
        this.mostMeasurements = mostMeasurements;
    }

    Admission offer(PendingMessage message) {
        int size = message.message().measurements().size();
        lock.lock();
        try {
            if (closed) {
                return Admission.CLOSED;
            }
            boolean fits = messages.size() < mostMessages && measurements + size <= mostMeasurements;
            if (!fits && !messages.isEmpty()) {
                return Admission.FULL;
            }
            messages.add(message);
            measurements += size;
            filled.signal();
            return Admission.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    boolean offerLetter(DeadLetterTable.Draft letter) {
        lock.lock();
        try {
            if (closed || letters.size() >= MOST_LETTERS) {
                return false;
            }
            letters.add(letter);
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What waits, as much as is stored at once; nothing if nothing comes within the time. */
    Batch take(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (messages.isEmpty() && letters.isEmpty() && !closed && left > 0) {
                left = filled.awaitNanos(left);
            }
            return next();
        } catch (InterruptedException e) {
            // Nobody interrupts the ingest on purpose; an embedded database closes its files at an interrupt.
            return new Batch(List.of(), List.of());
        } finally {
            lock.unlock();
        }
    }

    private Batch next() {
        List<PendingMessage> taken = new ArrayList<>();
        int size = 0;
        while (!messages.isEmpty() && taken.size() < MOST_MESSAGES_AT_ONCE) {
            int more = messages.peek().message().measurements().size();
            if (!taken.isEmpty() && size + more > MOST_MEASUREMENTS_AT_ONCE) {
                break;
            }
            taken.add(messages.poll());
            size += more;
        }
        measurements -= size;
        List<DeadLetterTable.Draft> drafts = List.copyOf(letters);
        letters.clear();
        return new Batch(taken, drafts);
    }

    int messages() {
        lock.lock();
        try {
            return messages.size();
        } finally {
            lock.unlock();
        }
    }

    int measurements() {
        lock.lock();
        try {
            return measurements;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is closed and empty. */
    boolean drained() {
        lock.lock();
        try {
            return closed && messages.isEmpty() && letters.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes out what still waits. */
    List<PendingMessage> abandon() {
        lock.lock();
        try {
            List<PendingMessage> left = List.copyOf(messages);
            messages.clear();
            letters.clear();
            measurements = 0;
            return left;
        } finally {
            lock.unlock();
        }
    }
}
