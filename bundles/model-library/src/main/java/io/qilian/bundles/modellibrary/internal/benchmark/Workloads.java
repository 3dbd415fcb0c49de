package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.ServedModels;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.kernel.api.model.ModelReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the workloads of a version's cells. */
final class Workloads {

    /** Most memory of the inputs of one cell. */
    static final double MOST_BYTES = 1L << 29;

    private final LoadedVersion version;
    private final BatchShapes shapes;
    private final ServedModels served;
    private final OnnxRuntime runtime;
    private final Media media;
    private final byte[] picture = TestInput.picture();

    Workloads(LoadedVersion version, BatchShapes shapes, ServedModels served, OnnxRuntime runtime, Media media) {
        this.version = version;
        this.shapes = shapes;
        this.served = served;
        this.runtime = runtime;
        this.media = media;
    }

    /** A workload for each caller, closed by whoever asks for them. */
    List<Workload> open(CellPlan cell) {
        Map<String, List<Long>> ofBatch = shapes.of(cell.batch());
        double bytes = shapes.bytes(cell.batch()) * cell.callers();
        if (bytes > MOST_BYTES) {
            throw BenchmarkProblems.memory(version.version().toString(), bytes, MOST_BYTES);
        }
        List<Workload> opened = new ArrayList<>();
        try {
            for (int caller = 0; caller < cell.callers(); caller++) {
                opened.add(one(cell, ofBatch));
            }
            return opened;
        } catch (RuntimeException e) {
            opened.forEach(Workload::close);
            throw e;
        }
    }

    private Workload one(CellPlan cell, Map<String, List<Long>> ofBatch) {
        List<TensorInfo> inputs = version.signature().inputs();
        return switch (cell.way()) {
            case RAW -> raw(lease(cell.intraOpThreads()), inputs, ofBatch);
            case CALL -> new CallWorkload(served, reference(), inputs, ofBatch);
            case FRAME -> new FrameWorkload(version, media.readPicture(picture));
        };
    }

    private static Workload raw(OnnxLease lease, List<TensorInfo> inputs, Map<String, List<Long>> ofBatch) {
        try {
            return new RawWorkload(lease, inputs, ofBatch);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private OnnxLease lease(int intraOpThreads) {
        if (intraOpThreads == SessionSettings.DEFAULT.intraOpThreads()) {
            return version.requireLease();
        }
        OnnxSession session = runtime.open(version.folder().model(), new SessionSettings(intraOpThreads));
        OnnxLease lease = session.lease().orElseThrow();
        // It closes with this one lease.
        session.retire();
        return lease;
    }

    private ModelReference reference() {
        return new ModelReference(version.version().name(), version.version().version(), false);
    }
}
