package io.qilian.bundles.camel.internal;

import io.qilian.bundles.feeds.api.FrameSource;
import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.bundles.sensors.api.ReadingSource;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.LoggingLevel;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.DefaultErrorHandlerBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.ComponentResolver;

/** What runs in a Camel context: the four components, the routes of scenes, and those of integrators. */
public final class Pipelines implements ScenePipelines, ComponentResolver {

    private static final long STOP_TIMEOUT_MS = 3_000;

    private final FrameSource feeds;
    private final FrameAnalysis analysis;
    private final ReadingSource readings;
    private final SceneInboxes inboxes = new SceneInboxes();
    private final ModelCamelContext camel;
    private final SceneRoutes scenes;
    private final IntegratorRoutes integrators;

    /**
     * Prepares a context that is not yet started.
     *
     * @param camel the context, started and stopped here
     * @param feeds gives frames
     * @param analysis runs models
     * @param readings gives readings
     */
    public Pipelines(ModelCamelContext camel, FrameSource feeds, FrameAnalysis analysis, ReadingSource readings) {
        this.feeds = feeds;
        this.analysis = analysis;
        this.readings = readings;
        this.camel = camel;
        this.scenes = new SceneRoutes(camel, analysis, inboxes);
        this.integrators = new IntegratorRoutes(camel);
        // Camel's own would log each frame that fails; the consumer of the feed tells it once.
        camel.getCamelContextExtension()
                .setErrorHandlerFactory(
                        new DefaultErrorHandlerBuilder().logExhausted(false).loggingLevel(LoggingLevel.OFF));
        camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        camel.getShutdownStrategy().setTimeout(STOP_TIMEOUT_MS);
        for (String scheme : List.of("video", "sensor", "model", "scene")) {
            camel.addComponent(scheme, resolveComponent(scheme, camel));
        }
    }

    /** Starts the context. */
    public void start() {
        camel.start();
    }

    void stop() {
        camel.stop();
    }

    @Override
    public Component resolveComponent(String name, CamelContext context) {
        return switch (name) {
            case "video" -> new VideoComponent(feeds);
            case "sensor" -> new SensorComponent(readings);
            case "model" -> new ModelComponent(analysis);
            case "scene" -> new SceneComponent(inboxes);
            default -> null;
        };
    }

    @Override
    public Connection connect(ScenePlan plan, SceneInbox inbox) {
        return scenes.connect(plan, inbox);
    }

    void addRoutes(RoutesBuilder builder) {
        integrators.add(builder);
    }

    void removeRoutes(RoutesBuilder builder) {
        integrators.remove(builder);
    }
}
