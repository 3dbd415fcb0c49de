package io.qilian.kernel.testkit;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.observation.Track;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes observations: an empty frame of 1280 by 720 pixels of feed {@code camera}, unless told otherwise. */
public final class ObservationBuilder {

    /** Capture time of the first frame, where no other is said. */
    public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private static final ModelVersion MODEL = new ModelVersion("test-objects", "1.0.0", "0".repeat(64));

    private String use = "objects";
    private String feed = "camera";
    private FeedRun run = new FeedRun("0000000000000001", false);
    private long sequence;
    private int width = 1280;
    private int height = 720;
    private Instant capturedAt = START;
    private Optional<String> failure = Optional.empty();
    private List<Detection> detections = List.of();
    private List<Track> tracks = List.of();

    private ObservationBuilder() {}

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static ObservationBuilder observation() {
        return new ObservationBuilder();
    }

    /**
     * Sets the model use that is answered.
     *
     * @param value its name
     * @return this builder
     */
    public ObservationBuilder use(String value) {
        use = value;
        return this;
    }

    /**
     * Sets where the frame comes from.
     *
     * @param feedName name of the feed
     * @param feedRun run of the feed
     * @return this builder
     */
    public ObservationBuilder from(String feedName, FeedRun feedRun) {
        feed = feedName;
        run = feedRun;
        return this;
    }

    /**
     * Sets the number of the frame.
     *
     * @param value 0 and up
     * @return this builder
     */
    public ObservationBuilder sequence(long value) {
        sequence = value;
        return this;
    }

    /**
     * Sets the extent of the frame.
     *
     * @param across width in pixels
     * @param down height in pixels
     * @return this builder
     */
    public ObservationBuilder picture(int across, int down) {
        width = across;
        height = down;
        return this;
    }

    /**
     * Sets the capture time; the frame is decoded 20 ms and the model done 60 ms later.
     *
     * @param value when the picture was taken
     * @return this builder
     */
    public ObservationBuilder at(Instant value) {
        capturedAt = value;
        return this;
    }

    /**
     * Says that there was no inference.
     *
     * @param reason why
     * @return this builder
     */
    public ObservationBuilder failed(String reason) {
        failure = Optional.of(reason);
        return this;
    }

    /**
     * Sets what the model found.
     *
     * @param value the detections
     * @return this builder
     */
    public ObservationBuilder detections(List<Detection> value) {
        detections = value;
        return this;
    }

    /**
     * Sets what is being followed.
     *
     * @param value the tracks
     * @return this builder
     */
    public ObservationBuilder tracks(List<Track> value) {
        tracks = value;
        return this;
    }

    /**
     * The observation as it is set.
     *
     * @return the observation
     */
    public Observation build() {
        return new Observation(
                use,
                feed,
                run,
                sequence,
                width,
                height,
                capturedAt,
                capturedAt.plusMillis(20),
                capturedAt.plusMillis(60),
                MODEL,
                failure,
                detections,
                tracks,
                run.id() + String.format("%016x", sequence));
    }
}
