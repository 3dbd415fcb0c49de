package io.qilian.bundles.modellibrary.internal.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Detection CAR = new Detection("car", 0.9, new Box(0, 0, 10, 10));

    private final Agreement agreement = new Agreement(0.4);

    @Test
    void aBoxThatMovedALittleIsStillTheSame() {
        agreement.add(List.of(CAR), List.of(new Detection("car", 0.6, new Box(2, 0, 12, 10))));
        assertThat(agreement.share()).isEqualTo(1);
        assertThat(agreement.compared()).isEqualTo(2);
    }

    @Test
    void whatIsLostOrAddedOrOfAnotherLabelCounts() {
        agreement.add(List.of(CAR), List.of());
        agreement.add(List.of(), List.of(CAR));
        agreement.add(List.of(CAR), List.of(new Detection("bus", 0.9, CAR.box())));
        agreement.add(List.of(CAR), List.of(CAR));
        assertThat(agreement.share()).isCloseTo(2.0 / 6, within(1e-9));
        assertThat(agreement).hasToString("1 found by both, 2 lost, 2 added");
    }

    @Test
    void whatLiesAtTheThresholdDoesNotCount() {
        agreement.add(List.of(new Detection("car", 0.42, CAR.box())), List.of());
        assertThat(agreement.compared()).isZero();
        assertThat(agreement.share()).isEqualTo(1);
    }

    @Test
    void oneDetectionAnswersOnlyOne() {
        agreement.add(List.of(CAR, CAR), List.of(CAR));
        assertThat(agreement.share()).isCloseTo(2.0 / 3, within(1e-9));
    }
}
