package io.qilian.bundles.modellibrary.internal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.api.BenchmarkCell.Way;
import io.qilian.bundles.modellibrary.api.BenchmarkRequest;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkPlanTest {

    private static final BenchmarkRequest USUAL = new BenchmarkRequest(1, List.of(), List.of(), List.of());
    private static final BenchmarkPlan.Subject DETECTOR = new BenchmarkPlan.Subject(OptionalLong.of(1), true);
    private static final BenchmarkPlan.Subject OPEN = new BenchmarkPlan.Subject(OptionalLong.empty(), true);

    @Test
    void measuresTheRuntimeBesideTheLibraryInEachGroup() {
        assertThat(new BenchmarkPlan(USUAL, DETECTOR, 4, false).groups())
                .containsExactly(
                        List.of(
                                new CellPlan(Way.RAW, 1, 1, 1),
                                new CellPlan(Way.CALL, 1, 1, 1),
                                new CellPlan(Way.FRAME, 1, 1, 1)),
                        List.of(
                                new CellPlan(Way.RAW, 1, 2, 1),
                                new CellPlan(Way.CALL, 1, 2, 1),
                                new CellPlan(Way.FRAME, 1, 2, 1)),
                        List.of(
                                new CellPlan(Way.RAW, 1, 4, 1),
                                new CellPlan(Way.CALL, 1, 4, 1),
                                new CellPlan(Way.FRAME, 1, 4, 1)),
                        List.of(new CellPlan(Way.RAW, 1, 1, 4)));
    }

    @Test
    void takesOneThreadWhileScenesRunUnlessMoreAreAskedFor() {
        assertThat(new BenchmarkPlan(USUAL, DETECTOR, 4, true).groups())
                .flatExtracting(group -> group)
                .extracting(CellPlan::callers)
                .containsOnly(1);
        BenchmarkRequest insisting = new BenchmarkRequest(1, List.of(), List.of(4), List.of());
        assertThat(new BenchmarkPlan(insisting, DETECTOR, 4, true).groups())
                .flatExtracting(group -> group)
                .extracting(CellPlan::callers)
                .containsOnly(4);
    }

    @Test
    void measuresMoreBatchesWhereTheModelLeavesThemOpenAndFramesOneByOne() {
        List<CellPlan> cells = new BenchmarkPlan(USUAL, OPEN, 1, false)
                .groups().stream().flatMap(List::stream).toList();
        assertThat(cells).extracting(CellPlan::batch).containsExactly(1, 1, 1, 2, 2, 4, 4, 8, 8);
        assertThat(cells)
                .filteredOn(cell -> cell.way() == Way.FRAME)
                .extracting(CellPlan::batch)
                .containsExactly(1);
    }

    @Test
    void knowsNoFramesOfAModelThatTakesNoPictures() {
        BenchmarkPlan.Subject tensors = new BenchmarkPlan.Subject(OptionalLong.empty(), false);
        assertThat(new BenchmarkPlan(USUAL, tensors, 2, false).groups())
                .flatExtracting(group -> group)
                .noneMatch(cell -> cell.way() == Way.FRAME);
    }

    @Test
    void refusesMoreThreadsThanProcessors() {
        assertThatThrownBy(() -> new BenchmarkPlan(
                                new BenchmarkRequest(1, List.of(), List.of(3), List.of()), OPEN, 2, false)
                        .groups())
                .hasMessageContaining("--threads", "expected: at most 2", "actual: 3");
        assertThatThrownBy(() -> new BenchmarkPlan(
                                new BenchmarkRequest(1, List.of(), List.of(), List.of(8)), OPEN, 2, false)
                        .groups())
                .hasMessageContaining("--intra-op");
    }

    @Test
    void refusesABenchmarkOfMoreThanHalfAnHour() {
        BenchmarkRequest patient = new BenchmarkRequest(60, List.of(1, 2, 3, 4, 5, 6, 7, 8), List.of(), List.of());
        assertThatThrownBy(() -> new BenchmarkPlan(patient, OPEN, 4, false).groups())
                .hasMessageContaining("benchmark.too-long");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.09, 61, Double.NaN})
    void refusesATimeOutOfBounds(double seconds) {
        assertThatThrownBy(() -> new BenchmarkRequest(seconds, List.of(), List.of(), List.of()))
                .hasMessageContaining("seconds: expected 0.1 to 60.0");
    }

    @Test
    void refusesBatchesOutOfBoundsAndOrdersTheOthers() {
        assertThatThrownBy(() -> new BenchmarkRequest(1, List.of(1, 257), List.of(), List.of()))
                .hasMessageContaining("batches: expected 1 to 256, got 257");
        assertThatThrownBy(() -> new BenchmarkRequest(1, List.of(), List.of(0), List.of()))
                .hasMessageContaining("threads: expected 1 to");
        assertThat(new BenchmarkRequest(1, List.of(4, 1, 4), List.of(), List.of()).batches())
                .containsExactly(1, 4);
    }
}
