package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.bundles.modellibrary.api.DriftState;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.kernel.api.observation.Detection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the frames of one feed that go through one version. They are counted into a short window, and twelve short
 * windows into a long one; when one is full, it is compared with the baseline: pictures by the short one, so that a lens
 * out of focus is told within a minute; what the model sees by the long one, since it takes a while until a road has shown
 * what is usual. Frames are only counted; what costs more is done once a window. Thread-safe.
 */
final class FeedMonitor {

    private static final int LONG_WINDOWS = 12;
    private static final Duration SHORT_WINDOW = Duration.ofSeconds(20);
    private static final Duration GAP = Duration.ofSeconds(20);
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final Watched watched;
    private final DriftSettings settings;
    private final DriftEvents events;
    private final PictureGrid grid = new PictureGrid();
    private final Histograms window = new Histograms();
    private final Histograms recent = new Histograms();
    private final Instant made;
    private Baseline baseline;
    private ClassBins classes;
    private List<QuantityWatch> watches = List.of();
    private Instant since;
    private Instant asked;
    private Instant windowBegan;
    private Instant lastFrame;
    private long frames;
    private long visit;
    private boolean changed;
    private int recentWindows;
    private boolean recentLike;
    private int generation;

    FeedMonitor(Watched watched, DriftSettings settings, DriftEvents events, Instant now) {
        this.watched = watched;
        this.settings = settings;
        this.events = events;
        this.made = now;
    }

    Watched watched() {
        return watched;
    }

    /** Goes on with what is known; empty if nothing is. Once; further calls change nothing. */
    synchronized void begin(Optional<KeptBaseline> known, Instant now) {
        if (baseline == null) {
            start(known.orElseGet(() -> new KeptBaseline(now, 0, List.of(), List.of(), Map.of())));
        }
    }

    /** Forgets what was learnt, and learns anew. */
    synchronized void forget(Instant now) {
        generation++;
        window.clear();
        start(new KeptBaseline(now, generation, List.of(), List.of(), Map.of()));
    }

    private void start(KeptBaseline from) {
        since = from.since();
        baseline = new Baseline(from.blocks());
        classes = new ClassBins(from.labels());
        clearRecent();
        changed = false;
        watches = Arrays.stream(DriftQuantity.values())
                .map(quantity -> new QuantityWatch(
                        quantity,
                        settings.level(quantity),
                        Optional.ofNullable(from.alarms().get(quantity))))
                .toList();
    }

    synchronized int generation() {
        return generation;
    }

    synchronized void analysed(Instant at, Picture picture, List<Detection> found) {
        if (baseline == null) {
            askFor(at);
            return;
        }
        if (window.frames() == 0 || Duration.between(lastFrame, at).compareTo(GAP) > 0) {
            window.clear();
            windowBegan = at;
        }
        lastFrame = at;
        frames++;
        grid.read(picture, window);
        classes.count(found, window);
        Duration length = Duration.between(windowBegan, at);
        if (window.frames() >= settings.windowFrames()
                || (window.frames() >= DriftSettings.LEAST_FRAMES && length.compareTo(SHORT_WINDOW) >= 0)) {
            window.lasted(Math.max(0, length.toMillis()) / 1000.0);
            close(at, picture);
            window.clear();
        }
    }

    /** Again after a while: whoever was asked may have been too busy. */
    private void askFor(Instant at) {
        if (asked == null || Duration.between(asked, at).compareTo(ASK_AGAIN) > 0) {
            asked = at;
            events.needed(this);
        }
    }

    private void close(Instant at, Picture picture) {
        long now = Baseline.visit(at);
        if (now != visit) {
            save();
            visit = now;
        }
        if (baseline.judges(now)) {
            recentLike &= judge(true, window, at, picture);
            recent.add(window);
            recentWindows++;
            if (recentWindows == LONG_WINDOWS) {
                closeLong(at, picture);
            }
        } else {
            // A half hour without a baseline is learnt as it is, whatever was found before: in its first night a camera
            // changes to infrared by right, and without a baseline for the night that alarm would never end.
            baseline.learn(now, window, 1);
            changed = true;
            if (baseline.judges(now)) {
                save();
            }
        }
    }

    private void closeLong(Instant at, Picture picture) {
        recentLike &= judge(false, recent, at, picture);
        if (recentLike && baseline.takes(visit) && !alarmed()) {
            baseline.learn(visit, recent, LONG_WINDOWS);
            changed = true;
        }
        clearRecent();
    }

    private void clearRecent() {
        recent.clear();
        recentWindows = 0;
        recentLike = true;
    }

    private boolean alarmed() {
        return watches.stream().anyMatch(QuantityWatch::alarmed);
    }

    /** Gives whether all was as the baseline has it. */
    private boolean judge(boolean pictures, Histograms judged, Instant at, Picture picture) {
        boolean like = true;
        for (QuantityWatch watch : watches) {
            DriftQuantity quantity = watch.quantity();
            if (quantity.ofPicture() == pictures) {
                Optional<Baseline.Nearest> compared =
                        baseline.nearest(quantity, visit, judged, settings.level(quantity));
                if (compared.isPresent()) {
                    Baseline.Nearest nearest = compared.get();
                    like &= nearest.psi() <= nearest.level();
                    switch (watch.judge(nearest, at)) {
                        case RAISED -> events.raised(watched, finding(quantity, nearest, judged), at, picture);
                        case ENDED -> events.ended(watched, quantity, at);
                        case NONE -> {}
                    }
                }
            }
        }
        return like;
    }

    private static DriftAlarm.Finding finding(DriftQuantity quantity, Baseline.Nearest nearest, Histograms judged) {
        return new DriftAlarm.Finding(
                quantity,
                nearest.psi(),
                nearest.level(),
                QuantityValue.of(quantity, nearest.counts(), nearest.counts()),
                QuantityValue.of(quantity, judged, nearest.counts()));
    }

    /** Hands on what was learnt since it was last handed on. */
    synchronized void save() {
        if (changed) {
            changed = false;
            baseline.at(visit).ifPresent(block -> {
                Histograms copy = new Histograms();
                copy.add(block.counts());
                BaselineBlock kept = new BaselineBlock(block.block(), block.windows(), block.visit(), copy);
                events.learnt(this, new KeptBaseline(since, generation, classes.labels(), List.of(kept), Map.of()));
            });
        }
    }

    /** When a frame came last; when it was made, before the first one. */
    synchronized Instant lastUsed() {
        return lastFrame == null ? made : lastFrame;
    }

    synchronized FeedDrift state() {
        DriftState state = DriftState.LEARNING;
        if (alarmed()) {
            state = DriftState.DRIFTED;
        } else if (lastFrame != null && baseline.judges(Baseline.visit(lastFrame))) {
            state = DriftState.WATCHING;
        }
        return new FeedDrift(
                watched.feed(),
                watched.model(),
                watched.version(),
                state,
                since == null ? made : since,
                frames,
                Optional.ofNullable(lastFrame),
                watches.stream().map(QuantityWatch::reading).toList());
    }
}
