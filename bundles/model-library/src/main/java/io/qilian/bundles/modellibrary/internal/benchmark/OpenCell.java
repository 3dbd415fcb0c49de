package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.modellibrary.api.BenchmarkCell;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A cell that is being measured. One that cannot be measured stays as it is, and says why in the end. */
final class OpenCell implements AutoCloseable {

    private final CellPlan plan;
    private final CellRecorder recorder;
    private List<Workload> workloads = List.of();
    private Problem problem;

    private OpenCell(CellPlan plan) {
        this.plan = plan;
        this.recorder = new CellRecorder(plan.batch());
    }

    static OpenCell open(CellPlan plan, Supplier<List<Workload>> workloads) {
        OpenCell cell = new OpenCell(plan);
        try {
            cell.workloads = workloads.get();
        } catch (ProblemException e) {
            cell.problem = e.problem();
        } catch (OnnxException e) {
            cell.problem = cell.refusal(e);
        }
        return cell;
    }

    /** Runs all callers without taking notice of the time. */
    void warmUp(CallerCrew crew, long durationNs) throws InterruptedException {
        run(crew, durationNs, false);
    }

    /** Runs all callers and adds to the figures. */
    void measure(CallerCrew crew, long durationNs) throws InterruptedException {
        run(crew, durationNs, true);
    }

    private void run(CallerCrew crew, long durationNs, boolean timed) throws InterruptedException {
        if (problem != null) {
            return;
        }
        try {
            List<Latencies> slice = crew.run(workloads, durationNs);
            if (timed) {
                recorder.add(slice);
            }
        } catch (ProblemException e) {
            problem = e.problem();
        } catch (OnnxException e) {
            problem = refusal(e);
        }
    }

    private Problem refusal(OnnxException e) {
        return Problem.of(
                "benchmark.refused",
                ProblemKind.INPUT,
                "The runtime refuses it: " + e.getMessage(),
                "batch " + plan.batch(),
                "Leave this batch size out");
    }

    BenchmarkCell result() {
        return new BenchmarkCell(
                plan.way(),
                plan.batch(),
                plan.callers(),
                plan.intraOpThreads(),
                problem == null ? Optional.of(recorder.figures()) : Optional.empty(),
                Optional.ofNullable(problem));
    }

    @Override
    public void close() {
        workloads.forEach(Workload::close);
        workloads = List.of();
    }
}
