package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.LivenessChange;
import io.qilian.bundles.feeds.api.LivenessListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The monitors of all feeds; as many as there are feeds. Thread-safe. */
public final class FeedMonitors {

    private static final Logger log = LoggerFactory.getLogger(FeedMonitors.class);

    private final Timeline timeline;
    private final Optional<CoverageFiles> files;
    private final Map<String, FeedMonitor> monitors = new ConcurrentHashMap<>();
    private volatile long toldDropped;

    /**
     * Monitors whose coverage is lost at the end of the process.
     *
     * @param clock the platform's clock
     * @param nanoTime a clock that never steps, in nanoseconds, as {@link System#nanoTime()}
     */
    public FeedMonitors(InstantSource clock, LongSupplier nanoTime) {
        this.timeline = new Timeline(clock, nanoTime);
        this.files = Optional.empty();
    }

    /**
     * Monitors whose coverage outlives the process.
     *
     * @param clock the platform's clock
     * @param nanoTime a clock that never steps, in nanoseconds, as {@link System#nanoTime()}
     * @param folder where the coverage is kept, see {@link #keep()}
     */
    public FeedMonitors(InstantSource clock, LongSupplier nanoTime, Path folder) {
        this.timeline = new Timeline(clock, nanoTime);
        this.files = Optional.of(new CoverageFiles(folder));
    }

    /**
     * A reader of a feed begins.
     *
     * @param feed name of the feed
     * @param file whether it reads a file
     * @param readTimeout how long the source may be silent
     * @return where it tells how it goes
     */
    public FeedWatch watch(String feed, boolean file, Duration readTimeout) {
        return monitor(feed).watch(file, readTimeout);
    }

    private FeedMonitor monitor(String feed) {
        return monitors.computeIfAbsent(feed, name -> {
            FeedMonitor monitor = new FeedMonitor(name, timeline);
            Optional<KeptCoverage> kept = files.flatMap(folder -> folder.read(name));
            kept.ifPresent(monitor::restore);
            return monitor;
        });
    }

    /**
     * Forgets all feeds but some.
     *
     * @param feeds names of those that are still there
     */
    public void retain(Set<String> feeds) {
        monitors.entrySet().removeIf(known -> {
            boolean gone = !feeds.contains(known.getKey());
            if (gone) {
                // A file that is replaced is gone for a moment; its coverage goes on when it comes back.
                files.ifPresent(
                        kept -> kept.write(known.getKey(), known.getValue().kept()));
            }
            return gone;
        });
    }

    /** Judges every feed; to be called once a second. */
    public void tick() {
        monitors.values().forEach(FeedMonitor::tick);
    }

    /**
     * Tells listeners what has changed since the last call.
     *
     * @param listeners whom
     */
    public void tell(List<LivenessListener> listeners) {
        for (FeedMonitor monitor : monitors.values()) {
            for (LivenessChange change : monitor.takeUntold()) {
                listeners.forEach(listener -> tell(listener, change));
            }
        }
        long dropped =
                monitors.values().stream().mapToLong(FeedMonitor::dropped).sum();
        if (dropped > toldDropped) {
            log.warn("Listeners were too slow for {} changes of feeds, which they are not told", dropped - toldDropped);
        }
        toldDropped = dropped;
    }

    private static void tell(LivenessListener listener, LivenessChange change) {
        try {
            listener.changed(change);
        } catch (RuntimeException e) {
            log.error("A listener to the liveness of feeds failed", e);
        }
    }

    /** Writes the coverage down; to be called every few minutes, and at the end. */
    public void keep() {
        files.ifPresent(kept -> {
            monitors.forEach((feed, monitor) -> kept.write(feed, monitor.kept()));
            kept.sweep(timeline.now());
        });
    }

    /**
     * The liveness of some feeds.
     *
     * @param feeds their names
     * @return their liveness, in that order
     */
    public List<FeedLiveness> liveness(List<String> feeds) {
        return feeds.stream().map(this::liveness).toList();
    }

    /**
     * The liveness of a feed.
     *
     * @param feed its name; one that was never read is unwatched
     * @return its liveness
     */
    public FeedLiveness liveness(String feed) {
        return monitor(feed).liveness();
    }

    /**
     * The covered share of an interval.
     *
     * @param feed name of the feed
     * @param from begin, inclusive
     * @param to end, exclusive
     * @return 0 to 1
     * @throws IllegalArgumentException if the interval is empty
     */
    public double coverage(String feed, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to: expected a time after " + from + ", got " + to);
        }
        return monitor(feed).coverage(from, to);
    }

    /**
     * Takes what a feed shows from now on as the usual.
     *
     * @param feed its name
     */
    public void relearn(String feed) {
        monitor(feed).relearn();
    }
}
