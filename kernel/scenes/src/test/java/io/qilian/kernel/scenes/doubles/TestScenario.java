package io.qilian.kernel.scenes.doubles;

import io.qilian.kernel.api.event.EventType;
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
import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A scenario made of a function; it declares one model, one setting and one type of event. */
public record TestScenario(ScenarioDescriptor descriptor, Function<SceneContext, SceneHandler> handler)
        implements Scenario {

    /** The one type of event. */
    public static final String CROSSING = "test.crossing";

    /** The one setting. */
    public record Limit(
            @Setting(en = "Longest queue", zh = "最长排队", absent = "10", minimum = 1, maximum = 50) int limit) {}

    /** A scenario of some name. */
    public static TestScenario named(String name, Function<SceneContext, SceneHandler> handler) {
        return new TestScenario(descriptor(name, Limit.class), handler);
    }

    /** What a scenario of that name declares. */
    public static ScenarioDescriptor descriptor(String name, Class<? extends Record> settings) {
        return new ScenarioDescriptor(
                name,
                "1.0.0",
                new LocalText("Test", "测试"),
                new LocalText("A test", "测试"),
                Set.of(FeedKind.VIDEO),
                List.of(new ModelUse(
                        "vehicles",
                        ModelReference.parse("road-objects"),
                        ModelTrigger.FRAMES,
                        Set.of(),
                        0,
                        Tracking.NONE,
                        0)),
                settings,
                List.of(new EventType(CROSSING, new LocalText("A crossing", "越线"))));
    }

    @Override
    public SceneHandler open(SceneContext scene) {
        return handler.apply(scene);
    }
}
