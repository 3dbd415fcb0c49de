package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.scenario.Scenario;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.api.tracking.TrackerFactory;
import io.qilian.kernel.scenes.api.pipeline.SceneModels;
import io.qilian.kernel.scenes.internal.event.SceneStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that a running scene is made of.
 *
 * @param scene name of the scene
 * @param scenario the vendor's scenario
 * @param descriptor what it declares
 * @param settings its settings, read and checked
 * @param feeds names of its feeds
 * @param timeBudget longest time of one call
 * @param models models on demand
 * @param trackers makes trackers
 * @param store where events and memory go
 * @param clock the time of day
 * @param onFailure told once if the scenario fails after it has been opened; on any thread, and must return at once
 */
public record SceneSetup(
        String scene,
        Scenario scenario,
        ScenarioDescriptor descriptor,
        Record settings,
        List<String> feeds,
        Duration timeBudget,
        SceneModels.OpenModels models,
        TrackerFactory trackers,
        SceneStore store,
        InstantSource clock,
        Consumer<SceneFailure> onFailure) {}
