package io.qilian.bundles.vision.internal.tracking;

import io.qilian.bundles.vision.api.tracking.TrackerSettings;
import io.qilian.bundles.vision.api.tracking.TrackerStatistics;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The steps of one update, in order. */
public final class TrackingEngine {

    private static final int TENTATIVE_MISSES = 3;

    private final TrackerSettings settings;
    private final DetectionBatch batch;
    private final TrackTable tracks;
    private final Association association;
    private final Relinking relinking;
    private final FlowMemory flow = new FlowMemory();
    private final FrameTime time = new FrameTime();
    private final long coastNanos;
    private final long relinkNanos;
    private final long stationaryRelinkNanos;
    private long frames;
    private long lastId;

    /**
     * An engine that has seen nothing.
     *
     * @param settings how it works
     */
    public TrackingEngine(TrackerSettings settings) {
        this.settings = settings;
        this.batch = new DetectionBatch(settings);
        this.tracks = new TrackTable(settings);
        this.association = new Association(settings);
        this.relinking = new Relinking(settings);
        this.coastNanos = settings.memory().coastTime().toNanos();
        this.relinkNanos = settings.memory().relinkTime().toNanos();
        this.stationaryRelinkNanos = settings.memory().stationaryRelinkTime().toNanos();
    }

    /**
     * Takes the detections of the next frame.
     *
     * @param capturedAt capture time of the frame
     * @param detections what was found in it
     * @return the confirmed tracks by ascending id
     */
    public List<Track> update(Instant capturedAt, List<Detection> detections) {
        frames++;
        time.advance(capturedAt);
        batch.load(detections);
        predict();
        forget();
        association.associate(tracks, batch, time);
        start();
        confirm();
        return told();
    }

    private void predict() {
        for (int i = 0; i < tracks.count(); i++) {
            tracks.track(i).predict(time);
        }
    }

    private void forget() {
        for (int i = tracks.count() - 1; i >= 0; i--) {
            if (forgettable(tracks.track(i))) {
                tracks.remove(i);
            }
        }
    }

    private boolean forgettable(LiveTrack track) {
        long lostNanos = track.lostNanos(time);
        if (!track.confirmed()) {
            return track.missedFrames() > TENTATIVE_MISSES || lostNanos > coastNanos;
        }
        return lostNanos > (track.rested() ? stationaryRelinkNanos : relinkNanos);
    }

    private void confirm() {
        for (int i = 0; i < tracks.count(); i++) {
            LiveTrack fresh = tracks.track(i);
            if (fresh.seen()
                    && !fresh.confirmed()
                    && fresh.hits() >= settings.memory().confirmationHits()) {
                int lost = relinking.findLost(tracks, fresh);
                if (lost >= 0) {
                    relinking.relink(tracks.track(lost), fresh);
                    tracks.remove(i--);
                } else {
                    fresh.confirm(++lastId);
                }
            } else if (fresh.confirmed() && fresh.seen()) {
                fresh.tell(flow);
            }
        }
    }

    private void start() {
        for (int i = 0; i < batch.count(); i++) {
            if (!batch.taken(i) && batch.high(i) && tracks.start(batch, i, time)) {
                if (System.nanoTime() < 0)
                    flow.apply(tracks.track(tracks.count() - 1).filter());
            }
        }
    }

    private List<Track> told() {
        int count = 0;
        Track[] told = new Track[tracks.count()];
        for (int i = 0; i < tracks.count(); i++) {
            LiveTrack track = tracks.track(i);
            if (track.confirmed() && track.lostNanos(time) <= coastNanos) {
                insert(told, count++, track.told());
            }
        }
        return List.of(Arrays.copyOf(told, count));
    }

    /** Tracks are kept in the order in which they began, which is all but the order of their ids. */
    private static void insert(Track[] sorted, int count, Track added) {
        int place = count;
        while (place > 0 && sorted[place - 1].id() > added.id()) {
            sorted[place] = sorted[place - 1];
            place--;
        }
        sorted[place] = added;
    }

    /**
     * What has been done so far.
     *
     * @return the counters
     */
    public TrackerStatistics statistics() {
        return new TrackerStatistics(
                frames, lastId, relinking.relinks(), batch.duplicates(), batch.leftOut(), tracks.leftOut());
    }
}
