package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.settings.Setting;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The file {@code etc/scenes/NAME.yaml}, without its key {@code settings}, which the scenario reads as its own record.
 */
public record SceneDefinition(
        @Setting(en = "Name of the scenario", zh = "场景类型", pattern = "[a-z][a-z0-9-]{0,62}") String scenario,
        @Setting(en = "Names of the feeds that are analysed", zh = "输入源名称", minimum = 1, maximum = 64)
                List<String> feeds,
        @Setting(en = "Whether the scene is to run", zh = "是否启用", absent = "true") boolean enabled,
        @Setting(en = "Models to use instead of the scenario's own, by the name of their use", zh = "按用途替换的模型")
                Map<String, ModelReference> models,
        @Setting(
                        en =
                                "Whether the platform makes the routes from the feeds, or an integrator's own routes bring observations",
                        zh = "路由由平台生成或由集成方提供",
                        absent = "generated")
                Routing routing,
        @Setting(
                        en = "Longest time that one call of the scenario may take",
                        zh = "单次调用时限",
                        absent = "5s",
                        minimum = 0.01,
                        maximum = 600)
                Duration timeBudget,
        @Setting(en = "Which of its events need a person", zh = "需要人工处置的事件", maximum = 64) List<AlertRule> alerts) {

    /** Who makes the routes of a scene. */
    public enum Routing {
        /** The platform makes one route for each pair of feed and model. */
        GENERATED,
        /** Routes of an integrator end in the scene. */
        MANUAL
    }

    /** Copies the collections. */
    public SceneDefinition {
        feeds = List.copyOf(feeds);
        models = Map.copyOf(models);
        alerts = List.copyOf(alerts);
        if (feeds.stream().distinct().count() != feeds.size()) {
            throw new IllegalArgumentException("Each feed may be named once");
        }
    }
}
