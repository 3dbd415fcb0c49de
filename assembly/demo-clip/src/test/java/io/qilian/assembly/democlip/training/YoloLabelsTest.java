package io.qilian.assembly.democlip.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.assembly.democlip.body.RoadUser;
import io.qilian.assembly.democlip.truth.FrameFormat;
import io.qilian.assembly.democlip.truth.FrameTruth;
import io.qilian.assembly.democlip.truth.SeenObject;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class YoloLabelsTest {

    private static final FrameFormat FORMAT = new FrameFormat(400, 200, 25, 1, 0);
    private static final Box BOX = new Box(100, 50, 200, 100);

    @Test
    void writesCentreAndSizeAsSharesOfThePicture() {
        assertThat(labels(seen(RoadUser.CAR, BOX, 1))).containsExactly("3 0.375000 0.375000 0.250000 0.250000");
    }

    @Test
    void numbersTheClassesAndCountsVansAsCars() {
        SeenObject[] one =
                Arrays.stream(RoadUser.values()).map(user -> seen(user, BOX, 1)).toArray(SeenObject[]::new);

        assertThat(labels(one))
                .extracting(label -> label.split(" ", -1)[0])
                .containsExactly("0", "1", "2", "3", "3", "4", "5");
    }

    @Test
    void ignoresWhatIsMostlyHiddenOrTiny() {
        assertThat(labels(seen(RoadUser.BUS, BOX, 0.24), seen(RoadUser.CAR, new Box(10, 10, 15, 14), 1)))
                .allMatch(label -> label.startsWith("-1 "));
    }

    private static List<String> labels(SeenObject... objects) {
        return YoloLabels.of(new FrameTruth(0, 0, List.of(objects)), FORMAT);
    }

    private static SeenObject seen(RoadUser user, Box box, double visibleShare) {
        SeenObject.Motion motion = new SeenObject.Motion(new Point(0, 0), 10);
        return new SeenObject(1, user, box, box, visibleShare, motion);
    }
}
