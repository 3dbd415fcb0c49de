package io.qilian.bundles.vision.api.counting;

import static io.qilian.kernel.testkit.DetectionBuilder.detection;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.testkit.ObservationBuilder;
import io.qilian.kernel.testkit.TrackBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Frames of 1000 by 1000 pixels, 0.1 s after one another, of tracks whose ground points are told. */
final class Film {

    static final Instant START = ObservationBuilder.START;

    private final FeedRun run;
    private final List<Track> tracks = new ArrayList<>();
    private Instant now = START;

    Film() {
        this(1);
    }

    Film(int run) {
        this.run = run(run);
    }

    static FeedRun run(int number) {
        return new FeedRun(String.format("%016x", number), false);
    }

    static Instant after(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    /** Adds a person of 40 by 100 pixels to the next frame. */
    Film with(long id, double x, double y) {
        return with(TrackBuilder.track(detection().ground(x, y).build())
                .id(id)
                .seen(now, now)
                .build());
    }

    Film with(Track track) {
        tracks.add(track);
        return this;
    }

    /** The next frame. */
    Observation frame() {
        Observation frame = ObservationBuilder.observation()
                .from("camera", run)
                .picture(1000, 1000)
                .at(now)
                .tracks(List.copyOf(tracks))
                .build();
        tracks.clear();
        now = now.plusMillis(100);
        return frame;
    }

    Film skip(double seconds) {
        now = now.plusNanos(Math.round(seconds * 1e9));
        return this;
    }
}
