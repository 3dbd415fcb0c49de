package io.qilian.bundles.vision.internal.tracking;

import io.qilian.bundles.vision.api.tracking.ObjectTracker;
import io.qilian.bundles.vision.api.tracking.TrackerSettings;
import io.qilian.kernel.api.tracking.Tracker;
import io.qilian.kernel.api.tracking.TrackerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Publishes {@link ObjectTracker} with its defaults, at the lowest ranking, so that any vendor's tracker goes before.
 */
@Component(service = TrackerFactory.class, property = "service.ranking:Integer=-100")
public final class ObjectTrackerFactory implements TrackerFactory {

    /** Nothing to prepare. */
    @Activate
    public ObjectTrackerFactory() {
        // Constructed by the component runtime.
    }

    @Override
    public Tracker create() {
        return new ObjectTracker(TrackerSettings.DEFAULTS);
    }
}
