package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.api.scenario.ModelTrigger;
import io.qilian.kernel.api.scenario.ModelUse;
import io.qilian.kernel.api.scenario.Tracking;
import io.qilian.kernel.api.tracking.Tracker;
import io.qilian.kernel.api.tracking.TrackerFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of what a model saw what the scenario's plan asks for: its classes, its least score, its tracks. One tracker
 * for each feed and use, which begins anew with each run. Used on the scene's thread.
 */
final class PlannedObservations {

    private record Key(String feed, String use) {}

    private record Followed(FeedRun run, Tracker tracker) {}

    private final String scene;
    private final Map<String, ModelUse> uses = new HashMap<>();
    private final TrackerFactory trackers;
    private final Map<Key, Followed> followed = new HashMap<>();

    PlannedObservations(String scene, List<ModelUse> plan, TrackerFactory trackers) {
        this.scene = scene;
        this.trackers = trackers;
        plan.stream().filter(use -> use.trigger() == ModelTrigger.FRAMES).forEach(use -> uses.put(use.name(), use));
    }

    Observation answer(String useName, Observation seen) {
        ModelUse use =
                useName.isEmpty() && uses.size() == 1 ? uses.values().iterator().next() : uses.get(useName);
        if (use == null) {
            throw SceneProblems.undeclared(scene, "a model use", uses.keySet().toString(), useName);
        }
        List<Detection> kept = seen.detections().stream()
                .filter(detection -> use.labels().isEmpty() || use.labels().contains(detection.label()))
                .filter(detection -> detection.score() >= use.minimumScore())
                .toList();
        List<Track> tracks = List.of();
        if (use.tracking() == Tracking.OBJECTS && seen.failure().isEmpty()) {
            tracks = tracker(new Key(seen.feed(), use.name()), seen.run()).update(seen.capturedAt(), kept);
        }
        return seen.answering(use.name(), kept, tracks);
    }

    private Tracker tracker(Key key, FeedRun run) {
        Followed known = followed.get(key);
        if (known == null || !known.run().equals(run)) {
            known = new Followed(run, trackers.create());
            followed.put(key, known);
        }
        return known.tracker();
    }
}
