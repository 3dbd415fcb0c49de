package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.RawCall;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the largest batch of a version gains on this machine, measured: one run of it against as many runs of a single row,
 * on one thread, the shortest of several rounds each.
 *
 * @param rows rows of the batch
 * @param aloneMs a row that runs alone, in milliseconds
 * @param sharedMs a row's part of the batch, in milliseconds
 * @param same whether equal rows give the bytes in a batch that they give alone, but for rounding
 */
record BatchGain(int rows, double aloneMs, double sharedMs, boolean same) {

    /** From this on sharing is worth the waiting that comes with it. */
    static final double LEAST = 1.1;

    private static final int MOST_ROUNDS = 5;
    private static final long MOST_NS = TimeUnit.SECONDS.toNanos(1);
    private static final double TOLERANCE = 1e-3;

    /** Measures for a second at most, and one round more; empty for a version whose batches have no known shape. */
    static Optional<BatchGain> measure(LoadedVersion version) {
        int rows = version.signature().mostBatch();
        Optional<Map<String, List<Long>>> batch = version.batchShapes(rows);
        return batch.map(shapes -> measure(version, rows, version.batchShapes(1).orElseThrow(), shapes));
    }

    private static BatchGain measure(
            LoadedVersion version, int rows, Map<String, List<Long>> one, Map<String, List<Long>> all) {
        try (RawCall alone = version.rawCalls().borrow(one);
                RawCall batch = version.rawCalls().borrow(all)) {
            long aloneNs = Long.MAX_VALUE;
            long batchNs = Long.MAX_VALUE;
            long beganNs = System.nanoTime();
            for (int round = 0; round < MOST_ROUNDS && System.nanoTime() - beganNs < MOST_NS; round++) {
                aloneNs = Math.min(aloneNs, time(alone, rows));
                batchNs = Math.min(batchNs, time(batch, 1));
            }
            double perRow = 1e6 * rows;
            return new BatchGain(rows, aloneNs / perRow, batchNs / perRow, same(version, alone, batch, rows));
        }
    }

    private static long time(RawCall call, int runs) {
        long beganNs = System.nanoTime();
        for (int run = 0; run < runs; run++) {
            call.onnx().run();
        }
        return System.nanoTime() - beganNs;
    }

    private static boolean same(LoadedVersion version, RawCall alone, RawCall batch, int rows) {
        for (TensorInfo output : version.signature().outputs()) {
            List<Long> shape = batch.onnx().shape(output.name());
            if (shape.isEmpty() || shape.get(0) != rows) {
                return false;
            }
            if (output.type() == TensorType.STRING) {
                // Texts are looked up, not computed with.
                continue;
            }
            ByteBuffer row = alone.onnx().bytes(output.name());
            ByteBuffer every = batch.onnx().bytes(output.name());
            if (every.remaining() != rows * row.remaining() || !same(output, row, every)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(TensorInfo output, ByteBuffer row, ByteBuffer every) {
        switch (output.type()) {
            case FLOAT32 -> {
                for (int i = 0; i < every.remaining() / Float.BYTES; i++) {
                    float expected = row.getFloat(row.position() + Float.BYTES * i % row.remaining());
                    float actual = every.getFloat(every.position() + Float.BYTES * i);
                    if (Math.abs(actual - expected) > TOLERANCE * (1 + Math.abs(expected))) {
                        return false;
                    }
                }
                return true;
            }
            default -> {
                for (int at = 0; at < every.remaining(); at += row.remaining()) {
                    if (!every.slice(every.position() + at, row.remaining()).equals(row)) {
                        return false;
                    }
                }
                return true;
            }
        }
    }

    /** How many times faster a row is in a batch. */
    double factor() {
        return aloneMs / sharedMs;
    }

    boolean pays() {
        return same && factor() >= LEAST;
    }
}
