package io.qilian.bundles.camel.internal;

import io.qilian.bundles.feeds.api.FrameSource;
import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.karaf.core.OsgiCamelContextPublisher;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's Camel context. Routes of an integrator, published as {@link RoutesBuilder} services, are added to it;
 * any other Camel context of the framework finds the components {@code video:}, {@code model:} and {@code scene:} too.
 */
@org.osgi.service.component.annotations.Component(
        service = {ScenePipelines.class, ComponentResolver.class},
        property = {"component=video", "component=model", "component=scene"},
        immediate = true)
public final class QilianCamel implements ScenePipelines, ComponentResolver {

    private static final Logger log = LoggerFactory.getLogger(QilianCamel.class);

    private final FrameSource feeds;
    private final FrameAnalysis analysis;
    private final SceneInboxes inboxes = new SceneInboxes();
    private final CamelContext camel;
    private final SceneRoutes routes;
    private final Map<RoutesBuilder, List<String>> handWritten = new ConcurrentHashMap<>();

    /**
     * Starts the context.
     *
     * @param bundle this bundle
     * @param feeds gives frames
     * @param analysis runs models
     * @throws Exception if Camel does not start
     */
    @Activate
    public QilianCamel(BundleContext bundle, @Reference FrameSource feeds, @Reference FrameAnalysis analysis)
            throws Exception {
        this.feeds = feeds;
        this.analysis = analysis;
        OsgiDefaultCamelContext context = new OsgiDefaultCamelContext(bundle);
        context.getCamelContextExtension().setName("qilian");
        context.getManagementStrategy().addEventNotifier(new OsgiCamelContextPublisher(bundle));
        context.setLoadTypeConverters(false);
        for (String scheme : List.of("video", "model", "scene")) {
            context.addComponent(scheme, resolveComponent(scheme, context));
        }
        context.start();
        camel = context;
        routes = new SceneRoutes(camel, analysis, inboxes);
    }

    @Deactivate
    void stop() {
        camel.stop();
    }

    @Override
    public Component resolveComponent(String name, CamelContext context) {
        return switch (name) {
            case "video" -> new VideoComponent(feeds);
            case "model" -> new ModelComponent(analysis);
            case "scene" -> new SceneComponent(inboxes);
            default -> null;
        };
    }

    @Override
    public Connection connect(ScenePlan plan, SceneInbox inbox) {
        return routes.connect(plan, inbox);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRoutes(RoutesBuilder builder) {
        try {
            List<String> before =
                    camel.getRoutes().stream().map(Route::getRouteId).toList();
            camel.addRoutes(builder);
            handWritten.put(
                    builder,
                    camel.getRoutes().stream()
                            .map(Route::getRouteId)
                            .filter(id -> !before.contains(id))
                            .toList());
        } catch (Exception e) {
            // One integrator's route must not keep the others from being added.
            log.error("The routes of {} are left out", builder.getClass().getName(), e);
        }
    }

    void removeRoutes(RoutesBuilder builder) {
        for (String id : handWritten.getOrDefault(builder, List.of())) {
            try {
                camel.getRouteController().stopRoute(id);
                camel.removeRoute(id);
            } catch (Exception e) {
                // The other routes are still to be removed.
                log.error("Route {} did not stop", id, e);
            }
        }
        handWritten.remove(builder);
    }
}
