package io.qilian.bundles.camel.internal;

import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;

/**
 * Makes the routes of scenes: one for each feed and model of a scene, {@code video: → model: → scene:}, and one for each
 * feed whose readings it takes, {@code sensor: → scene:}. Feeds and models
 * are shared below the routes, so that a route more costs no decoding and no inference, and one less disturbs no other.
 */
final class SceneRoutes implements ScenePipelines {

    /** Marks the routes that are made for scenes. */
    static final String GROUP = "scenes";

    private final ModelCamelContext camel;
    private final FrameAnalysis analysis;
    private final SceneInboxes inboxes;

    SceneRoutes(ModelCamelContext camel, FrameAnalysis analysis, SceneInboxes inboxes) {
        this.camel = camel;
        this.analysis = analysis;
        this.inboxes = inboxes;
    }

    @Override
    public Connection connect(ScenePlan plan, SceneInbox inbox) {
        SceneConnection connection = new SceneConnection(plan.scene(), inbox);
        inboxes.put(plan.scene(), inbox);
        if (plan.manual()) {
            return connection;
        }
        try {
            for (String feed : plan.feeds()) {
                if (plan.kinds().contains(FeedKind.SENSOR)) {
                    connection.addRoute(feed);
                }
                for (PlannedModel model : plan.models()) {
                    connection.lanes.add(analysis.open(feed, model.model()));
                    connection.addRoute(feed, model);
                }
            }
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The routes of one scene, and the lanes that keep its models loaded. */
    private final class SceneConnection implements Connection {

        private final String scene;
        private final SceneInbox inbox;
        private final List<AnalysisLane> lanes = new ArrayList<>();
        private final List<String> routes = new ArrayList<>();

        SceneConnection(String scene, SceneInbox inbox) {
            this.scene = scene;
            this.inbox = inbox;
        }

        void addRoute(String feed) {
            String id = feed + "→" + scene;
            add(id, new RouteBuilder() {
                @Override
                public void configure() {
                    from("sensor:" + feed).routeId(id).group(GROUP).to("scene:" + scene);
                }
            });
        }

        void addRoute(String feed, PlannedModel model) {
            String id = feed + "→" + model.use() + "→" + scene;
            add(id, new RouteBuilder() {
                @Override
                public void configure() {
                    from("video:" + feed)
                            .routeId(id)
                            .group(GROUP)
                            .to("model:" + model.model())
                            .to("scene:" + scene + "?use=" + model.use());
                }
            });
        }

        private void add(String id, RouteBuilder route) {
            routes.add(id);
            try {
                camel.addRoutes(route);
            } catch (Exception e) {
                throw new ProblemException(
                        Problem.of(
                                "scene.route",
                                ProblemKind.INTERNAL,
                                "The route " + id + " could not be started: " + e.getMessage(),
                                "scene " + scene,
                                ""),
                        e);
            }
        }

        @Override
        public synchronized void close() {
            inboxes.remove(scene, inbox);
            routes.forEach(id -> RouteRemoval.remove(camel, id));
            routes.clear();
            lanes.forEach(AnalysisLane::close);
            lanes.clear();
        }
    }
}
