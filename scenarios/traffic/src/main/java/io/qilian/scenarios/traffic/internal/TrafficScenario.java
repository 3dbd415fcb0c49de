package io.qilian.scenarios.traffic.internal;

import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.scenario.ModelTrigger;
import io.qilian.kernel.api.scenario.ModelUse;
import io.qilian.kernel.api.scenario.Scenario;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.scenario.Tracking;
import io.qilian.kernel.api.settings.LocalText;
import io.qilian.scenarios.traffic.internal.report.TrafficEvents;
import io.qilian.scenarios.traffic.internal.settings.TrafficSettings;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** The traffic scenario: counts vehicles at lines and in zones, measures speeds, finds vehicles that stand still. */
@Component(service = Scenario.class)
public final class TrafficScenario implements Scenario {

    // Below, a vehicle crosses a line between two frames too often for its track to go on.
    private static final double MINIMUM_FPS = 5;

    private static final ScenarioDescriptor DESCRIPTOR = new ScenarioDescriptor(
            "traffic",
            "1.0.0",
            new LocalText("Traffic", "交通"),
            new LocalText(
                    "Counts vehicles by class and direction, measures speeds, finds vehicles that stand still",
                    "按类别和方向统计车辆、测量车速、发现静止车辆"),
            Set.of(FeedKind.VIDEO),
            List.of(new ModelUse(
                    "vehicles",
                    ModelReference.parse("road-objects"),
                    ModelTrigger.FRAMES,
                    Set.of("bicycle", "motorcycle", "car", "bus", "truck"),
                    0,
                    Tracking.OBJECTS,
                    MINIMUM_FPS)),
            TrafficSettings.class,
            TrafficEvents.TYPES);

    /** Made by Declarative Services. */
    public TrafficScenario() {}

    @Override
    public ScenarioDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public SceneHandler open(SceneContext scene) {
        return new TrafficScene(scene);
    }
}
