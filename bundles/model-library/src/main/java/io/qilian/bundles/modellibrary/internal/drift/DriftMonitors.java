package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.bundles.modellibrary.api.ModelDrift;
import io.qilian.bundles.modellibrary.internal.analysis.AnalysisWatch;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.observation.Detection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A monitor for each feed and version whose frames come, {@value #MAXIMUM_MONITORS} at most; the one that has been without
 * frames for longest makes way, and goes on from its baseline when frames come again. Thread-safe.
 */
public final class DriftMonitors implements AnalysisWatch, ModelDrift {

    static final int MAXIMUM_MONITORS = 1024;

    private static final Logger log = LoggerFactory.getLogger(DriftMonitors.class);
    private static final Comparator<Watched> ORDER =
            Comparator.comparing(Watched::feed).thenComparing(Watched::model).thenComparing(Watched::version);

    private final Map<Watched, FeedMonitor> monitors = new ConcurrentHashMap<>();
    private final DriftSettings settings;
    private final DriftJournal journal;
    private final AlarmPictures pictures;
    private final DriftRecords records;
    private final WriterTasks writer;
    private final InstantSource clock;

    /**
     * No monitors yet.
     *
     * @param settings when drift is told
     * @param database with the tables of this capability
     * @param kept where pictures of alarms lie, and what encodes them
     * @param writer runs one task at a time in the order in which they come; may refuse some
     * @param clock the time of day
     */
    public DriftMonitors(
            DriftSettings settings, Jdbi database, PictureStore kept, Executor writer, InstantSource clock) {
        this.settings = settings;
        this.journal = new DriftJournal(database);
        this.pictures = new AlarmPictures(kept.folder(), kept.media(), MAXIMUM_PICTURES);
        this.records = new DriftRecords(journal, pictures, writer, clock);
        this.writer = new WriterTasks(writer);
        this.clock = clock;
    }

    /**
     * Where the pictures of alarms are kept.
     *
     * @param folder where they lie; made when it is needed
     * @param media encodes them
     */
    public record PictureStore(Path folder, Media media) {}

    @Override
    public void analysed(Frame frame, ModelVersion model, Picture picture, List<Detection> found) {
        Watched watched = new Watched(frame.feed(), model.name(), model.version());
        FeedMonitor monitor = monitors.get(watched);
        if (monitor == null) {
            monitor = add(watched);
        }
        monitor.analysed(frame.ingestedAt(), picture, found);
    }

    private synchronized FeedMonitor add(Watched watched) {
        if (monitors.size() == MAXIMUM_MONITORS && !monitors.containsKey(watched)) {
            monitors.values().stream()
                    .min(Comparator.comparing(FeedMonitor::lastUsed))
                    .ifPresent(longestUnused -> {
                        longestUnused.save();
                        monitors.remove(longestUnused.watched());
                    });
        }
        return monitors.computeIfAbsent(watched, key -> new FeedMonitor(key, settings, records, clock.instant()));
    }

    /** Hands on what was learnt, before the platform stops. */
    public void save() {
        monitors.values().forEach(FeedMonitor::save);
    }

    @Override
    public List<FeedDrift> states() {
        return monitors.values().stream()
                .sorted(Comparator.comparing(FeedMonitor::watched, ORDER))
                .map(FeedMonitor::state)
                .toList();
    }

    @Override
    public List<DriftAlarm> alarms(ModelReference model) {
        return journal.alarms().newestFirst(model.name(), pictures::has);
    }

    @Override
    public Optional<byte[]> picture(ModelReference model, long alarm) {
        return journal.alarms().isOf(model.name(), alarm) ? pictures.read(alarm) : Optional.empty();
    }

    @Override
    public int reset(ModelReference model, Optional<String> feed, AliasMove.Change change) {
        return writer.await(() -> forget(model, feed, change), model.toString());
    }

    private int forget(ModelReference model, Optional<String> feed, AliasMove.Change change) {
        Set<Watched> meant = new TreeSet<>(ORDER);
        Stream.concat(monitors.keySet().stream(), journal.of(model.name()).stream())
                .filter(watched -> watched.model().equals(model.name()))
                .filter(watched -> model.alias() || watched.version().equals(model.selector()))
                .filter(watched -> feed.map(watched.feed()::equals).orElse(true))
                .forEach(meant::add);
        for (Watched watched : meant) {
            FeedMonitor monitor = monitors.get(watched);
            if (monitor != null) {
                monitor.forget(clock.instant());
            }
            journal.forget(watched, clock.instant());
            log.info("The drift baseline of {} is reset by {}: {}", watched, change.by(), change.reason());
        }
        return meant.size();
    }
}
