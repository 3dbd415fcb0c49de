package io.qilian.bundles.modellibrary.internal;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.bundles.modellibrary.api.ModelDrift;
import io.qilian.bundles.modellibrary.internal.analysis.AnalysisWatch;
import io.qilian.bundles.modellibrary.internal.drift.DriftMonitors;
import io.qilian.bundles.modellibrary.internal.drift.DriftSettings;
import io.qilian.kernel.api.model.ModelReference;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches whether what feeds show to models drifts away from what it was. */
@Component(service = {ModelDrift.class, ModelDriftComponent.class})
public final class ModelDriftComponent implements ModelDrift {

    private static final Logger log = LoggerFactory.getLogger(ModelDriftComponent.class);

    /** All monitors may have a half hour to write down at once, and as much again to tell. */
    private static final int MAXIMUM_WAITING = 4096;

    private static final int STOP_TIMEOUT_S = 10;

    private final ThreadPoolExecutor writer;
    private final DriftMonitors monitors;

    /**
     * Starts the thread that writes.
     *
     * @param models whose database and settings are used
     * @param media encodes the pictures of alarms
     */
    @Activate
    public ModelDriftComponent(@Reference ModelLibraryComponent models, @Reference Media media) {
        ModelLibraryComponent.Config config = models.config();
        DriftSettings settings =
                new DriftSettings(config.driftPsiAlarm(), config.driftSeenPsiAlarm(), config.driftWindowFrames());
        writer = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAXIMUM_WAITING), task -> {
            Thread thread = new Thread(task, "qilian-model-drift");
            thread.setDaemon(true);
            return thread;
        });
        Path pictures = Path.of(System.getProperty("karaf.data", "data")).resolve("model-drift");
        monitors = new DriftMonitors(
                settings,
                models.database(),
                new DriftMonitors.PictureStore(pictures, media),
                writer,
                InstantSource.system());
    }

    @Deactivate
    void stop() throws InterruptedException {
        monitors.save();
        writer.shutdown();
        if (!writer.awaitTermination(STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
            log.warn(
                    "{} drift records are lost: the database did not take them in time",
                    writer.shutdownNow().size());
        }
    }

    AnalysisWatch watch() {
        return monitors;
    }

    @Override
    public List<FeedDrift> states() {
        return monitors.states();
    }

    @Override
    public List<DriftAlarm> alarms(ModelReference model) {
        return monitors.alarms(model);
    }

    @Override
    public Optional<byte[]> picture(ModelReference model, long alarm) {
        return monitors.picture(model, alarm);
    }

    @Override
    public int reset(ModelReference model, Optional<String> feed, AliasMove.Change change) {
        return monitors.reset(model, feed, change);
    }
}
