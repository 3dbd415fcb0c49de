package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.scenes.api.ScenePicture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is drawn into the picture of a scene. */
class AnnotatedPictureTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Box LEFT = new Box(40, 60, 120, 140);
    private static final Box RIGHT = new Box(200, 60, 280, 140);

    private final Camera camera = new Camera(320, 180);

    @AfterEach
    void close() {
        camera.close();
    }

    @Test
    void drawsABoxAroundEachDetection() {
        BufferedImage picture = draw(List.of(new Detection("car", 0.9, LEFT)), List.of(), SceneView.EMPTY);
        assertThat(marked(picture, 40, 100)).as("left edge").isTrue();
        assertThat(marked(picture, 80, 140)).as("bottom edge").isTrue();
        assertThat(marked(picture, 80, 100)).as("inside").isFalse();
        assertThat(marked(picture, 240, 100)).as("elsewhere").isFalse();
    }

    @Test
    void drawsTheTracksInsteadWhereObjectsAreFollowed() {
        BufferedImage picture =
                draw(List.of(new Detection("car", 0.9, LEFT)), List.of(track(RIGHT, true)), SceneView.EMPTY);
        assertThat(marked(picture, 200, 100)).as("the track").isTrue();
        assertThat(marked(picture, 40, 100)).as("the detection").isFalse();
    }

    @Test
    void drawsWhatIsOnlyPredictedInGrey() {
        BufferedImage picture = draw(List.of(), List.of(track(RIGHT, false)), SceneView.EMPTY);
        Color edge = new Color(picture.getRGB(200, 100));
        assertThat(edge.getRed()).isGreaterThan(Camera.GREY.getRed() + 15);
        assertThat(Math.abs(edge.getRed() - edge.getBlue())).isLessThan(15);
    }

    @Test
    void drawsTheLinesAndZonesOfTheFeedThatIsShown() {
        SceneView view = new SceneView(List.of(line("gate", 0.5), line("yard", 0.9)), List.of());
        BufferedImage picture = draw(List.of(), List.of(), view);
        assertThat(marked(picture, 250, 90)).as("the line of this feed").isTrue();
        assertThat(marked(picture, 250, 162)).as("the line of another feed").isFalse();
    }

    @Test
    void makesALargePictureSmaller() {
        try (Camera large = new Camera(1920, 1080);
                AnnotatedPicture painter = new AnnotatedPicture(Camera.MEDIA);
                ScenePicture picture = large.picture(
                        1,
                        List.of(new Detection("car", 0.9, new Box(80, 120, 240, 280))),
                        List.of(),
                        SceneView.EMPTY)) {
            BufferedImage drawn = decode(painter.jpeg(picture));
            assertThat(drawn.getWidth()).isEqualTo(960);
            assertThat(drawn.getHeight()).isEqualTo(540);
            assertThat(marked(drawn, 40, 100))
                    .as("left edge, at half its place")
                    .isTrue();
        }
    }

    private BufferedImage draw(List<Detection> detections, List<Track> tracks, SceneView view) {
        try (AnnotatedPicture painter = new AnnotatedPicture(Camera.MEDIA);
                ScenePicture picture = camera.picture(1, detections, tracks, view)) {
            return decode(painter.jpeg(picture));
        }
    }

    private static BufferedImage decode(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean marked(BufferedImage picture, int x, int y) {
        Color colour = new Color(picture.getRGB(x, y));
        int difference = Math.abs(colour.getRed() - Camera.GREY.getRed())
                + Math.abs(colour.getGreen() - Camera.GREY.getGreen())
                + Math.abs(colour.getBlue() - Camera.GREY.getBlue());
        return difference > 60;
    }

    private static Track track(Box box, boolean detected) {
        return new Track(7, "car", 0.9, box, 0, 0, detected, NOON, NOON, 3);
    }

    private static SceneView.Shape line(String feed, double y) {
        return new SceneView.Shape(feed, feed, false, List.of(new Point(0, y), new Point(1, y)));
    }
}
