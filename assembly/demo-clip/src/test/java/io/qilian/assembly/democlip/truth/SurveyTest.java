package io.qilian.assembly.democlip.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.qilian.assembly.democlip.RoadScript;
import io.qilian.assembly.democlip.body.BodyStyle;
import io.qilian.assembly.democlip.mesh.Palette;
import io.qilian.assembly.democlip.scenery.Road;
import io.qilian.assembly.democlip.space.Camera;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.traffic.Journey;
import io.qilian.assembly.democlip.traffic.Path;
import io.qilian.assembly.democlip.traffic.SpeedProfile;
import io.qilian.kernel.api.geometry.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyTest {

    private static final Road ROAD = Road.ARTERIAL;
    private static final Projection PICTURE = new Projection(RoadScript.DEMO.camera(), 640, 360);
    private static final FrameFormat FORMAT = new FrameFormat(640, 360, 25, 1500, 0);
    private static final double LINE = ROAD.countingLineMetres();

    @Test
    void tellsTimeAndSpeedOfACrossing() {
        double lane = ROAD.laneCentre(0);
        Journey journey = journey(new Point(lane, 0), new Point(lane, 100), SpeedProfile.constant(14), 3);

        ClipTruth truth = survey(PICTURE, journey);

        Crossing crossing = truth.crossings().get(0);
        assertThat(truth.crossings()).hasSize(1);
        assertThat(crossing.line()).isEqualTo("northbound");
        assertThat(crossing.second()).isCloseTo(3 + LINE / 14, within(1e-9));
        assertThat(crossing.kilometresPerHour()).isCloseTo(50.4, within(1e-9));
    }

    @Test
    void tellsTheDirectionByTheLine() {
        double lane = -ROAD.laneCentre(1);
        Journey journey = journey(new Point(lane, 100), new Point(lane, 0), SpeedProfile.constant(10), 0);

        assertThat(survey(PICTURE, journey).crossings())
                .singleElement()
                .satisfies(crossing -> assertThat(crossing.line()).isEqualTo("southbound"))
                .satisfies(crossing -> assertThat(crossing.second()).isCloseTo((100 - LINE) / 10, within(1e-9)));
    }

    @Test
    void doesNotCountWhatPassesBesideTheCarriagewayOrAfterTheClip() {
        double pavement = ROAD.pavementStart() + 1;
        double lane = ROAD.laneCentre(0);
        Journey walker = journey(new Point(pavement, 0), new Point(pavement, 99), SpeedProfile.constant(9), 0);
        Journey late = journey(new Point(lane, 0), new Point(lane, 99), SpeedProfile.constant(9), 58);

        assertThat(survey(PICTURE, walker, late).crossings()).isEmpty();
    }

    @Test
    void cutsStopsAtTheEndsOfTheClip() {
        SpeedProfile profile = SpeedProfile.constant(10).changing(2, 0, 4);
        Journey journey = journey(new Point(4, 0), new Point(4, 99), profile, 5);

        assertThat(survey(PICTURE, journey).stops())
                .singleElement()
                .satisfies(stop -> assertThat(stop.beginSecond()).isCloseTo(11, within(1e-9)))
                .satisfies(stop -> assertThat(stop.endSecond()).isEqualTo(60))
                .satisfies(stop -> assertThat(stop.ground()).isEqualTo(new Point(4, 40)));
    }

    @Test
    void givesCalibrationPointsInThePictureThatAgreeWithTheCamera() {
        List<CalibrationPoint> points = survey(PICTURE).calibration();

        assertThat(points).hasSizeGreaterThanOrEqualTo(6);
        for (CalibrationPoint point : points) {
            Point pixels = point.picture().scaled(640, 360);
            assertThat(point.picture().x()).isBetween(0.0, 1.0);
            assertThat(point.picture().y()).isBetween(0.0, 1.0);
            assertThat(PICTURE.ground(pixels).orElseThrow().distanceTo(point.ground()))
                    .isLessThan(1e-6);
        }
    }

    @Test
    void putsTheLinesAcrossTheCarriagewaysWithinThePicture() {
        for (CountingLine line : survey(PICTURE).lines()) {
            assertThat(line.startGround().distanceTo(line.endGround()))
                    .isCloseTo(ROAD.kerb() - ROAD.medianMetres() / 2, within(1e-9));
            for (Point end : List.of(line.startPicture(), line.endPicture())) {
                assertThat(end.x()).isBetween(0.0, 1.0);
                assertThat(end.y()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void drawsTheLinesSoThatTheirTrafficPassesFromLeftToRight() {
        for (CountingLine line : survey(PICTURE).lines()) {
            double ahead = line.name().equals("northbound") ? 1 : -1;
            Point start = line.startGround();
            Point end = line.endGround();
            double y = start.y() - ahead;
            double left = (end.x() - start.x()) * (y - start.y()) - (end.y() - start.y()) * (end.x() - start.x());

            assertThat(left).isPositive();
        }
    }

    @Test
    void refusesACameraThatLooksAwayFromTheLines() {
        Projection away = new Projection(new Camera(0, 100, 8, 0, 5, 50), 640, 360);

        assertThatThrownBy(() -> survey(away)).hasMessageContaining("not before the camera");
    }

    private static ClipTruth survey(Projection projection, Journey... journeys) {
        return new Survey(projection, ROAD, List.of(journeys), FORMAT).truth();
    }

    private static Journey journey(Point from, Point to, SpeedProfile profile, double departs) {
        return new Journey(1, BodyStyle.SEDAN, Palette.PLAIN, 1, new Path(List.of(from, to)), profile, departs);
    }
}
