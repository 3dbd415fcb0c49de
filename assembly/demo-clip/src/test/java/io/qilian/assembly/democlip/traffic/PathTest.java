package io.qilian.assembly.democlip.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.qilian.kernel.api.geometry.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathTest {

    /** Ten metres along the road, then ten to the right. */
    private static final Path CORNER = new Path(List.of(new Point(0, 0), new Point(0, 10), new Point(10, 10)));

    @Test
    void followsItsPoints() {
        assertThat(CORNER.lengthMetres()).isEqualTo(20);
        assertThat(CORNER.at(4).ground()).isEqualTo(new Point(0, 4));
        assertThat(CORNER.at(14).ground()).isEqualTo(new Point(4, 10));
    }

    @Test
    void facesTheWayItGoesAndTurnsThroughCorners() {
        assertThat(CORNER.at(5).headingRadians()).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(CORNER.at(10).headingRadians()).isCloseTo(Math.PI / 4, within(1e-9));
        assertThat(CORNER.at(15).headingRadians()).isCloseTo(0, within(1e-9));
    }

    @Test
    void meetsLinesThatCrossItAndNoOthers() {
        assertThat(CORNER.meets(new Point(1, 7.5), new Point(-1, 7.5)).orElseThrow())
                .isCloseTo(7.5, within(1e-9));
        assertThat(CORNER.meets(new Point(3, 9), new Point(3, 11)).orElseThrow())
                .isCloseTo(13, within(1e-9));
        assertThat(CORNER.meets(new Point(1, 7.5), new Point(5, 7.5))).isEmpty();
        assertThat(CORNER.meets(new Point(-1, 12), new Point(9, 12))).isEmpty();
    }

    @Test
    void refusesAPathThatLeadsNowhere() {
        assertThatThrownBy(() -> new Path(List.of(new Point(1, 1)))).hasMessageContaining("at least 2 points");
        assertThatThrownBy(() -> new Path(List.of(new Point(1, 1), new Point(1, 1))))
                .hasMessageContaining("repeats");
    }
}
