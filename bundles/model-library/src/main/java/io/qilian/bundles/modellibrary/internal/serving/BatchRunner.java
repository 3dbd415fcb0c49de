package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.bundles.modellibrary.internal.batching.Runner;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.RawCall;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Runs the rows of several calls through one version together. */
record BatchRunner(LoadedVersion version, Media media, RunWatches watches) implements Runner<BatchJob, BatchRows> {

    @Override
    public List<BatchRows> run(List<BatchJob> jobs, CallDeadline deadline) {
        final long beganNs = System.nanoTime();
        VersionRun run = new VersionRun(version, deadline, media, watches);
        int rows = jobs.stream().mapToInt(BatchJob::rows).sum();
        RawCall raw = run.borrow(jobs.get(0).shapes(rows));
        boolean ran = false;
        try {
            put(jobs, raw);
            final long ranNs = System.nanoTime();
            boolean usable = run.run(raw);
            final long runNs = System.nanoTime() - ranNs;
            requireRows(raw, rows);
            BatchOutputs outputs = new BatchOutputs(version, raw, rows, usable, jobs.size());
            List<BatchRows> answers = split(jobs, outputs, beganNs, ranNs - beganNs, runNs);
            ran = true;
            return answers;
        } finally {
            if (!ran) {
                raw.close();
            }
        }
    }

    private static void put(List<BatchJob> jobs, RawCall raw) {
        for (ServedInput.Numbers input : jobs.get(0).inputs()) {
            ByteBuffer target = raw.onnx().input(input.name());
            for (BatchJob job : jobs) {
                job.inputs().stream()
                        .filter(one -> one.name().equals(input.name()))
                        .forEach(one -> target.put(one.data().duplicate()));
            }
        }
    }

    private List<BatchRows> split(List<BatchJob> jobs, BatchOutputs outputs, long beganNs, long inputNs, long runNs) {
        ModelSignature model = version.signature();
        List<BatchRows> answers = new ArrayList<>();
        int first = 0;
        for (BatchJob job : jobs) {
            ServedResult.Times times =
                    new ServedResult.Times(beganNs - job.arrivedNs(), inputNs, runNs, first == 0 ? outputs.rows() : 0);
            answers.add(new BatchRows(outputs, model, first, job.rows(), times));
            first += job.rows();
        }
        return answers;
    }

    /** A graph may promise an open first dimension and yet not keep its rows apart. */
    private void requireRows(RawCall raw, int rows) {
        for (TensorInfo output : version.signature().outputs()) {
            List<Long> shape = raw.onnx().shape(output.name());
            if (shape.isEmpty() || shape.get(0) != rows) {
                throw new ProblemException(Problem.of(
                                "model.run-failed",
                                ProblemKind.EXTERNAL,
                                "The model does not give a row for each row",
                                version.version() + " output " + output.name(),
                                "Set batch.sharing to off in the model's card")
                        .comparing(rows + " rows", shape + ""));
            }
        }
    }

    @Override
    public void discard(BatchRows answer) {
        answer.run().leave();
    }
}
