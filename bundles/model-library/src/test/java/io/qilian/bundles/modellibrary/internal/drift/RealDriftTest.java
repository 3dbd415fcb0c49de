package io.qilian.bundles.modellibrary.internal.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.bundles.modellibrary.api.DriftState;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.testkit.RealData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The product's own model on real cameras: the same road on other days raises nothing, and the same clip by night, out of
 * focus or with other hues does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealDriftTest {

    private static final int WINDOW = 25;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Path ROAD_OBJECTS =
            Path.of(System.getProperty("qilian.root", "../.."), "models/road-objects/1.0.0");

    private final Map<Picture, List<Detection>> found = new HashMap<>();
    private LoadedVersion model;
    private HeardEvents events;
    private FeedMonitor monitor;
    private Instant now;

    @BeforeAll
    void load() {
        RealData.require("videos/bgslib-video02.avi");
        model = LoadedVersion.load(ModelFolder.read(ROAD_OBJECTS), Models.RUNTIME, Models.MEDIA, 1);
    }

    @AfterAll
    void retire() {
        if (model != null) {
            model.retire();
        }
    }

    @BeforeEach
    void begin() {
        now = Instant.parse("2026-07-01T12:00:00Z");
        events = new HeardEvents();
        monitor = new FeedMonitor(
                new Watched("road", "road-objects", "1.0.0"), new DriftSettings(0.25, 1, WINDOW), events, now);
        found.clear();
    }

    @Test
    void theSecondHalfOfAMotorwayIsLikeTheFirst() {
        try (Clip clip = motorway()) {
            List<Picture> frames = clip.frames();
            int half = frames.size() / 2;
            learn(frames.subList(0, half));
            show(frames.subList(half, frames.size()), 5 * Baseline.LEARNING_WINDOWS);
            assertNothing();
        }
    }

    @Test
    void tellsOfANight() {
        assertThat(afterChange(Clip::night)).contains(DriftQuantity.BRIGHTNESS);
    }

    @Test
    void tellsOfALensOutOfFocus() {
        assertThat(afterChange(Clip::blurred))
                .contains(DriftQuantity.SHARPNESS)
                .doesNotContain(DriftQuantity.BRIGHTNESS, DriftQuantity.COLOUR);
    }

    @Test
    void tellsOfWrongColours() {
        assertThat(afterChange(Clip::hueShifted))
                .contains(DriftQuantity.COLOUR)
                .doesNotContain(DriftQuantity.BRIGHTNESS, DriftQuantity.SHARPNESS);
    }

    /** Fourteen clips of one camera, by day, of several weeks: one is learnt, then come all. */
    @Test
    void otherDaysOfACameraAreLikeTheFirst() throws IOException {
        List<Path> days;
        try (Stream<Path> files = Files.list(RealData.require("videos/jamcam625"))) {
            days = files.filter(file -> file.getFileName().toString().matches("625_2017\\d{4}1[0-5]\\d\\d\\.mp4"))
                    .sorted()
                    .toList();
        }
        assertThat(days).hasSizeGreaterThan(8);
        try (Clip first = Clip.of(days.get(0), 20)) {
            learn(first.frames());
        }
        for (Path day : days) {
            found.clear();
            try (Clip clip = Clip.of(day, 20)) {
                show(clip.frames(), Baseline.LEARNING_WINDOWS);
            }
        }
        assertNothing();
    }

    private List<DriftQuantity> afterChange(UnaryOperator<BufferedImage> change) {
        try (Clip clip = motorway();
                Clip changed = clip.changed(change)) {
            learn(clip.frames());
            Instant before = now;
            while (events.raised.isEmpty() && now.isBefore(before.plusSeconds(60))) {
                show(changed.frames(), 1);
            }
            assertThat(events.raised).as("within a minute: %s", monitor.state()).isNotEmpty();
            show(changed.frames(), 4);
            return events.quantities();
        }
    }

    private static Clip motorway() {
        return Clip.of(RealData.require("videos/bgslib-video02.avi"), 15);
    }

    private void assertNothing() {
        assertThat(events.raised).as("%s", monitor.state()).isEmpty();
        assertThat(monitor.state().state()).isEqualTo(DriftState.WATCHING);
        assertThat(monitor.state().readings())
                .filteredOn(reading -> reading.quantity().ofPicture())
                .extracting(FeedDrift.Reading::psi)
                .allSatisfy(psi -> assertThat(psi).isPresent());
    }

    private void learn(List<Picture> frames) {
        monitor.analysed(now, frames.get(0), List.of());
        show(frames, Baseline.LEARNING_WINDOWS);
        assertThat(monitor.state().state()).isEqualTo(DriftState.WATCHING);
    }

    /** Shows frames again and again until so many windows are full; the model sees each once. */
    private void show(List<Picture> frames, int windows) {
        for (int number = 0; number < windows * WINDOW; number++) {
            Picture frame = frames.get(number % frames.size());
            now = now.plus(BETWEEN);
            monitor.analysed(
                    now, frame, found.computeIfAbsent(frame, seen -> model.detect(seen, PictureRegion.whole(seen))));
        }
    }
}
