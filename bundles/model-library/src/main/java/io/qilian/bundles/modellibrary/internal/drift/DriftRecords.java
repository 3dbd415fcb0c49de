package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what monitors tell, on a thread of its own, one thing after the other. What that thread cannot take is dropped
 * and counted; a frame that must wait for it holds its memory, so {@value #WAITING_PICTURES} do at most, and the alarms of
 * others are kept without picture. Thread-safe.
 */
final class DriftRecords implements DriftEvents {

    private static final Logger log = LoggerFactory.getLogger(DriftRecords.class);
    private static final int WAITING_PICTURES = 16;

    private final DriftJournal journal;
    private final AlarmPictures pictures;
    private final Executor writer;
    private final InstantSource clock;
    private final Semaphore waitingPictures = new Semaphore(WAITING_PICTURES);
    private final AtomicLong dropped = new AtomicLong();

    /**
     * Records.
     *
     * @param writer runs one task at a time in the order in which they come; may refuse some
     */
    DriftRecords(DriftJournal journal, AlarmPictures pictures, Executor writer, InstantSource clock) {
        this.journal = journal;
        this.pictures = pictures;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void needed(FeedMonitor monitor) {
        write(() -> monitor.begin(journal.find(monitor.watched()), clock.instant()));
    }

    @Override
    public void learnt(FeedMonitor monitor, KeptBaseline learnt) {
        write(() -> {
            // A reset that came between has made an end of this baseline; resets are done on this thread too.
            if (monitor.generation() == learnt.generation()) {
                journal.save(monitor.watched(), learnt, clock.instant());
            }
        });
    }

    @Override
    public void raised(Watched watched, DriftAlarm.Finding finding, Instant at, Picture picture) {
        Optional<Picture> kept = waitingPictures.tryAcquire() ? Optional.of(picture.retain()) : Optional.empty();
        boolean taken = write(() -> {
            try {
                long id = journal.alarms().raise(watched, finding, at);
                log.warn(
                        "{} of {} has drifted: PSI {} above {}, {} instead of {} (alarm {})",
                        finding.quantity(),
                        watched,
                        figure(finding.psi()),
                        figure(finding.level()),
                        figure(finding.current()),
                        figure(finding.baseline()),
                        id);
                kept.ifPresent(frame -> pictures.keep(id, frame));
            } finally {
                kept.ifPresent(this::release);
            }
        });
        if (!taken) {
            kept.ifPresent(this::release);
        }
    }

    private void release(Picture picture) {
        picture.close();
        waitingPictures.release();
    }

    @Override
    public void ended(Watched watched, DriftQuantity quantity, Instant at) {
        write(() -> {
            journal.alarms().end(watched, Optional.of(quantity), at);
            log.info("{} of {} is as in the baseline again", quantity, watched);
        });
    }

    /** Gives whether the task was taken on. */
    private boolean write(Runnable task) {
        try {
            writer.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    log.error("What a drift monitor told cannot be kept", e);
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            if (dropped.getAndIncrement() == 0) {
                log.warn("What drift monitors tell comes faster than it can be kept; some of it is lost");
            }
            return false;
        }
    }

    /** What was dropped since the start. */
    long dropped() {
        return dropped.get();
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
