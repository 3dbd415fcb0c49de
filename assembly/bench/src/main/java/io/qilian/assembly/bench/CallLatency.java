package io.qilian.assembly.bench;

import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.InputFormats;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import java.util.Map;

/**
 * Latency of the platform's model call and of ONNX Runtime's own, one after the other on one thread.
 *
 * @param callMicros median of the platform's call
 * @param rawMicros median of ONNX Runtime's
 */
record CallLatency(double callMicros, double rawMicros) {

    private static final int WARM_UP = 200;
    private static final int CALLS = 2_000;

    static CallLatency measure(ModelFolder model) {
        InputCard card = model.card().input().orElseThrow();
        OnnxSession session = RawSession.platform().open(model.model(), SessionSettings.DEFAULT);
        try (RawSession raw = new RawSession(model);
                OnnxLease lease = session.lease().orElseThrow();
                OnnxCall call = lease.prepare(Map.of(card.name(), InputFormats.shape(card)))) {
            double[] calls = new double[CALLS];
            double[] raws = new double[CALLS];
            for (int at = -WARM_UP; at < CALLS; at++) {
                long begin = System.nanoTime();
                call.run();
                long middle = System.nanoTime();
                raw.run();
                long end = System.nanoTime();
                if (at >= 0) {
                    calls[at] = (middle - begin) / 1e3;
                    raws[at] = (end - middle) / 1e3;
                }
            }
            return new CallLatency(Statistics.median(calls), Statistics.median(raws));
        } finally {
            session.retire();
        }
    }
}
