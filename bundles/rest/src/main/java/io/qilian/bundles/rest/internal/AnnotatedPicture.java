package io.qilian.bundles.rest.internal;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.scenes.api.ScenePicture;
import java.util.Locale;

/** Draws what was seen, and the lines and zones of the scene, into the picture. For one thread. */
final class AnnotatedPicture implements AutoCloseable {

    private static final int WIDTH = 960;
    private static final int QUALITY = 80;
    private static final int LINE_COLOUR = 0xffd400;
    private static final int PREDICTED_COLOUR = 0x9e9e9e;
    private static final int[] LABEL_COLOURS = {0x00c853, 0x2979ff, 0xff6d00, 0xd500f9, 0x00b8d4, 0xff1744};

    private final PictureCanvas canvas;

    AnnotatedPicture(Media media) {
        canvas = media.newCanvas(WIDTH);
    }

    byte[] jpeg(ScenePicture picture) {
        canvas.load(picture.frame().pixels().unwrap(Picture.class).orElseThrow());
        Observation seen = picture.seen();
        picture.view().shapes().stream()
                .filter(shape -> shape.feed().equals(seen.feed()))
                .forEach(shape -> draw(shape, seen));
        if (seen.tracks().isEmpty()) {
            seen.detections().forEach(this::draw);
        }
        seen.tracks().forEach(this::draw);
        canvas.text(6, 16, 0xffffff, seen.capturedAt() + "  " + seen.model());
        return canvas.jpeg(QUALITY);
    }

    private void draw(SceneView.Shape shape, Observation seen) {
        double[] points = new double[2 * shape.points().size()];
        for (int i = 0; i < shape.points().size(); i++) {
            Point point = shape.points().get(i).scaled(seen.width(), seen.height());
            points[2 * i] = point.x();
            points[2 * i + 1] = point.y();
        }
        canvas.polyline(points, shape.closed(), LINE_COLOUR);
        canvas.text(points[0] + 4, points[1] - 4, LINE_COLOUR, shape.name());
    }

    private void draw(Detection detection) {
        String caption = String.format(Locale.ROOT, "%s %.2f", detection.label(), detection.score());
        canvas.box(corners(detection.box()), colour(detection.label()), caption);
    }

    private void draw(Track track) {
        int colour = track.detected() ? colour(track.label()) : PREDICTED_COLOUR;
        canvas.box(corners(track.box()), colour, track.label() + " " + track.id());
    }

    private static double[] corners(Box box) {
        return new double[] {box.left(), box.top(), box.right(), box.bottom()};
    }

    private static int colour(String label) {
        return LABEL_COLOURS[Math.floorMod(label.hashCode(), LABEL_COLOURS.length)];
    }

    @Override
    public void close() {
        canvas.close();
    }
}
