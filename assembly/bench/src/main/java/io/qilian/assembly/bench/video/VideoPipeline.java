package io.qilian.assembly.bench.video;

import io.qilian.bundles.camel.internal.Pipelines;
import io.qilian.bundles.camel.internal.VideoEndpoint;
import io.qilian.bundles.feeds.api.FrameSource;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.internal.alias.AliasJournal;
import io.qilian.bundles.modellibrary.internal.analysis.AnalysisWatch;
import io.qilian.bundles.modellibrary.internal.analysis.FrameLanes;
import io.qilian.bundles.modellibrary.internal.analysis.FrameSplits;
import io.qilian.bundles.modellibrary.internal.analysis.ProcessorPool;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.Gate;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.registry.KeptVersions;
import io.qilian.bundles.modellibrary.internal.registry.RegistrationJournal;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines.Connection;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import io.qilian.kernel.store.internal.MigratingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/**
 * The platform's way from feeds through a detector to scenes, wired as in the distribution: routes, lanes, the places on
 * which models run, and the model library with the road model. Drift monitors and rollouts are left out. Thread-safe.
 */
public final class VideoPipeline {

    /** Runs at once, as the distribution has it. */
    public static final int PLACES = Runtime.getRuntime().availableProcessors();

    private static final int PROGRAMS_WAITING = 64;
    private static final ModelReference MODEL = ModelReference.parse("road-objects");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final FrameLanes lanes;
    private final Pipelines pipelines;

    /**
     * Starts it.
     *
     * @param root the project's root, where the models are
     * @param media scales pictures
     * @param feeds gives frames
     * @param runtime runs the model
     * @throws IOException if there is no folder for the database
     */
    public VideoPipeline(Path root, Media media, FrameSource feeds, OnnxRuntime runtime) throws IOException {
        Path work = Files.createTempDirectory("qilian-video");
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:file:" + work.resolve("store"), "sa", "");
        Jdbi jdbi = new MigratingStore(database).open("models", AliasJournal.class.getClassLoader());
        FolderModelLibrary library = new FolderModelLibrary(
                root.resolve("models"),
                new KeptVersions(new RegistrationJournal(jdbi), work.resolve("model-store")),
                new AliasJournal(jdbi),
                new OwnBuild(),
                folder -> LoadedVersion.load(folder, runtime, media, 2 * PLACES));
        ProcessorPool pool = new ProcessorPool(new ProcessorBudget(PLACES, PROGRAMS_WAITING));
        lanes = new FrameLanes(library, pool, InstantSource.system(), FrameSplits.NONE, AnalysisWatch.NONE);
        pipelines = new Pipelines(camel, feeds, lanes, (feed, consumer) -> () -> {});
        pipelines.start();
    }

    /**
     * Opens the lane of a feed beside the routes, to read its figures.
     *
     * @param feed name of the feed
     * @return the lane, closed by the caller; its figures can still be read then
     */
    public AnalysisLane lane(String feed) {
        return lanes.open(feed, MODEL);
    }

    /**
     * Lets a scene see feeds through the model.
     *
     * @param scene name of the scene
     * @param feeds names of its feeds
     * @param inbox where the observations go
     * @return the connection, closed by the caller
     */
    public Connection connect(String scene, List<String> feeds, SceneInbox inbox) {
        return pipelines.connect(
                new ScenePlan(scene, feeds, Set.of(FeedKind.VIDEO), List.of(new PlannedModel("road", MODEL)), false),
                inbox);
    }

    /**
     * The beginning of the routes of a feed, which counts what it drops; asked for while there is a route.
     *
     * @param feed name of the feed
     * @return the endpoint
     */
    public VideoEndpoint beginning(String feed) {
        return camel.getEndpoint("video:" + feed, VideoEndpoint.class);
    }

    /** What comes from our own build needs no trial. */
    private static final class OwnBuild implements Gate {

        @Override
        public void admit(ModelFolder folder) {
            // A trial takes a process of its own, and says nothing about feeds.
        }

        @Override
        public Optional<ModelDetails.Trial> trial(ModelFolder folder) {
            return Optional.empty();
        }
    }
}
