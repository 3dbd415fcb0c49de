package io.qilian.bundles.camel.internal;

import io.qilian.bundles.feeds.api.FrameSource;
import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.bundles.sensors.api.ReadingSource;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
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

/**
 * The platform's Camel context. Routes of an integrator, published as {@link RoutesBuilder} services, are added to it;
 * any other Camel context of the framework finds the components {@code video:}, {@code sensor:}, {@code model:} and {@code scene:} too.
 */
@org.osgi.service.component.annotations.Component(
        service = {ScenePipelines.class, ComponentResolver.class},
        property = {"component=video", "component=sensor", "component=model", "component=scene"},
        immediate = true)
public final class QilianCamel implements ScenePipelines, ComponentResolver {

    private final CurrentReadings readings = new CurrentReadings();
    private final Pipelines pipelines;

    /**
     * Starts the context.
     *
     * @param bundle this bundle
     * @param feeds gives frames
     * @param analysis runs models
     */
    @Activate
    public QilianCamel(BundleContext bundle, @Reference FrameSource feeds, @Reference FrameAnalysis analysis) {
        OsgiDefaultCamelContext context = new OsgiDefaultCamelContext(bundle);
        context.getCamelContextExtension().setName("qilian");
        context.getManagementStrategy().addEventNotifier(new OsgiCamelContextPublisher(bundle));
        pipelines = new Pipelines(context, feeds, analysis, readings);
        pipelines.start();
    }

    @Deactivate
    void stop() {
        pipelines.stop();
    }

    @Override
    public Component resolveComponent(String name, CamelContext context) {
        return pipelines.resolveComponent(name, context);
    }

    @Override
    public Connection connect(ScenePlan plan, SceneInbox inbox) {
        return pipelines.connect(plan, inbox);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setReadings(ReadingSource source) {
        readings.set(source);
    }

    void unsetReadings(ReadingSource source) {
        readings.unset(source);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRoutes(RoutesBuilder builder) {
        pipelines.addRoutes(builder);
    }

    void removeRoutes(RoutesBuilder builder) {
        pipelines.removeRoutes(builder);
    }
}
