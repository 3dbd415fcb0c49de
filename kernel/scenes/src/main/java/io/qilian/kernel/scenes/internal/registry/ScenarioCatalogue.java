package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.scenes.api.ScenarioDetails;
import io.qilian.kernel.scenes.api.ScenarioSummary;
import io.qilian.kernel.scenes.api.Scenarios;
import io.qilian.kernel.scenes.internal.registry.InstalledScenarios.Installed;
import io.qilian.kernel.settings.api.SettingsGuide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people may see of the scenarios that are installed, and which scenes use them. */
final class ScenarioCatalogue implements Scenarios {

    private final InstalledScenarios scenarios;
    private final Map<String, HostedScene> scenes;

    ScenarioCatalogue(InstalledScenarios scenarios, Map<String, HostedScene> scenes) {
        this.scenarios = scenarios;
        this.scenes = scenes;
    }

    @Override
    public List<ScenarioSummary> scenarios() {
        List<ScenarioSummary> summaries = new ArrayList<>();
        scenarios
                .all()
                .forEach((name, installed) -> summaries.add(new ScenarioSummary(
                        name,
                        installed.descriptor().version(),
                        installed.descriptor().title(),
                        scenesOf(name).size())));
        return summaries;
    }

    @Override
    public ScenarioDetails scenario(String scenario) {
        Installed installed = scenarios.require(scenario);
        return new ScenarioDetails(
                installed.descriptor(), SettingsGuide.of(installed.descriptor().settings()), scenesOf(scenario));
    }

    private List<String> scenesOf(String scenario) {
        return scenes.values().stream()
                .filter(scene -> scene.scenario().equals(scenario))
                .map(HostedScene::name)
                .sorted()
                .toList();
    }
}
