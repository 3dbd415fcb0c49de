package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.feeds.api.PicturePixels;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.bundles.modellibrary.api.ModelAliases;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.RolloutPlan.Guards;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.alias.AliasJournal;
import io.qilian.bundles.modellibrary.internal.alias.JournalledAliases;
import io.qilian.bundles.modellibrary.internal.analysis.AnalysisWatch;
import io.qilian.bundles.modellibrary.internal.analysis.FrameLanes;
import io.qilian.bundles.modellibrary.internal.analysis.ProcessorPool;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.NoneRegistered;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/** Two feeds, a library, a database, and the rollouts over them. */
final class RolloutTown implements AutoCloseable {

    /** The version whose runs take long, and fail when told to. */
    static final String SLOW = "1.3.0";

    /** Guards that do not look at the clock. */
    static final Guards PATIENT = new Guards(100, 0.001, 0.25, 0.9);

    private static final ModelReference PROD = ModelReference.parse("spots@prod");
    private static final FeedRun RUN = new FeedRun("00000000000000aa", false);
    private static final long DELAY_MS = 40;
    private static final long WAIT_S = 60;

    final ManualClock clock = ManualClock.at("2026-11-25T12:00:00Z");
    final AtomicBoolean failing = new AtomicBoolean();
    final JournalledAliases aliases;
    Rollouts rollouts;

    /** Is done before a rollout moves the alias. */
    Runnable promoting = () -> {};

    private final Path folder;
    private final JdbcConnectionPool connections;
    private final Jdbi database;
    private final ProcessorPool pool = new ProcessorPool(new ProcessorBudget(2, 1));
    private final RunningRollouts running = new RunningRollouts();
    private final FolderModelLibrary library;
    private final FrameLanes lanes;
    private final Map<String, AnalysisLane> open = new TreeMap<>();
    private final Picture red = Models.MEDIA.readPicture(Models.plain(0xe01010));
    private long sequence;

    RolloutTown(Path folder, Path data) {
        this.folder = folder;
        connections = JdbcConnectionPool.create("jdbc:h2:file:" + data.resolve("store"), "sa", "");
        database = new MigratingStore(connections).open("models", AliasJournal.class.getClassLoader());
        AliasJournal journal = new AliasJournal(database);
        library = new FolderModelLibrary(folder, new NoneRegistered(), journal, new OpenGate(), this::load);
        aliases = new JournalledAliases(journal, library, clock);
        lanes = new FrameLanes(library, pool, clock, running, AnalysisWatch.NONE);
        restart();
    }

    private LoadedVersion load(ModelFolder version) {
        boolean slow = version.card().version().equals(SLOW);
        return LoadedVersion.load(version, slow ? new SlowRuntime(DELAY_MS, failing) : Models.RUNTIME, Models.MEDIA, 4);
    }

    /** As after a power cut: what was in memory is gone. */
    void restart() {
        RolloutJournal journal = new RolloutJournal(database);
        RolloutSteps steps = new RolloutSteps(library, watched(), running, journal, lanes::feeds, clock);
        running.all().forEach(running::remove);
        rollouts = new Rollouts(library, running, journal, steps, lanes::feeds, clock);
    }

    private ModelAliases watched() {
        return new ModelAliases() {
            @Override
            public AliasMove promote(ModelReference model, String alias, Change change) {
                promoting.run();
                return aliases.promote(model, alias, change);
            }

            @Override
            public AliasMove rollback(ModelReference model, Change change) {
                return aliases.rollback(model, change);
            }

            @Override
            public List<AliasMove> history(ModelReference model) {
                return aliases.history(model);
            }
        };
    }

    /** Cuts a version's model off, as a disk that goes bad does. */
    void damage(String version) throws IOException {
        Path model = folder.resolve("spots").resolve(version).resolve("model.onnx");
        Files.write(model, Arrays.copyOf(Files.readAllBytes(model), 40));
        library.rescan();
    }

    void put(String version, String colour) {
        Models.put(
                folder,
                "spots",
                version,
                "spots-1",
                Models.SPOTS_INPUT.replace("colour: RGB", "colour: " + colour) + Models.SPOTS_OUTPUT);
        library.rescan();
    }

    /** Lets the alias stand for a version; the feeds are opened with the first. */
    void promote(String version) {
        aliases.promote(new ModelReference("spots", version, false), "prod", new Change("chen", "first"));
        for (String feed : List.of("east", "west")) {
            open.computeIfAbsent(feed, name -> lanes.open(name, PROD));
        }
    }

    String alias() {
        return library.versionOf(PROD).orElseThrow();
    }

    int users(String version) {
        return library.models().stream()
                .filter(model -> model.version().equals(version))
                .mapToInt(ModelSummary::users)
                .sum();
    }

    /** Puts frames through both feeds in turn, one after the other, so that each is compared. */
    List<Observation> analyse(int number) {
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String feed = i % 2 == 0 ? "east" : "west";
            seen.add(analyse(feed));
        }
        return seen;
    }

    private Observation analyse(String feed) {
        Answer answer = new Answer();
        try (Frame frame =
                new Frame(feed, RUN, sequence++, clock.instant(), clock.instant(), "0".repeat(32), pixels())) {
            open.get(feed).require(frame, answer);
        }
        Observation seen = answer.await();
        awaitIdle();
        return seen;
    }

    private PicturePixels pixels() {
        return new PicturePixels(red.retain());
    }

    /** The version that only looks on sees the frame after the answer; the picture is held until then. */
    private void awaitIdle() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_S);
        while (!pool.idle() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    void closeLanes() {
        open.values().forEach(AnalysisLane::close);
        open.clear();
    }

    @Override
    public void close() {
        rollouts.close();
        closeLanes();
        pool.close();
        red.close();
        connections.dispose();
    }

    /** Waits for the answer for one frame. */
    private static final class Answer implements AnalysisSink {

        private final BlockingQueue<Observation> arriving = new LinkedBlockingQueue<>();

        @Override
        public void observed(Observation seen, Frame frame) {
            arriving.add(seen);
        }

        @Override
        public void dropped(DropReason reason) {
            throw new AssertionError("dropped: " + reason);
        }

        Observation await() {
            try {
                Observation seen = arriving.poll(WAIT_S, TimeUnit.SECONDS);
                if (seen == null) {
                    throw new AssertionError("no answer within " + WAIT_S + " s");
                }
                return seen;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
