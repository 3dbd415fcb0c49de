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
 * Latency of the platform's model call and of ONNX Runtime's own, in pairs on one thread, each first in every other pair.
 *
 * @param callMicros median of the platform's call
 * @param addedMicros median of what it takes longer than ONNX Runtime's own of its pair
 */
record CallLatency(double callMicros, double addedMicros) {

    private static final int WARM_UP = 200;
    private static final int PAIRS = 3_000;

    static CallLatency measure(ModelFolder model) {
        InputCard card = model.card().input().orElseThrow();
        OnnxSession session = RawSession.platform().open(model.model(), SessionSettings.DEFAULT);
        try (RawSession raw = new RawSession(model);
                OnnxLease lease = session.lease().orElseThrow();
                OnnxCall call = lease.prepare(Map.of(card.name(), InputFormats.shape(card)))) {
            double[] calls = new double[PAIRS];
            double[] added = new double[PAIRS];
            for (int pair = -WARM_UP; pair < PAIRS; pair++) {
                boolean callFirst = pair % 2 == 0;
                double first = micros(callFirst ? call::run : raw::run);
                double second = micros(callFirst ? raw::run : call::run);
                if (pair >= 0) {
                    calls[pair] = callFirst ? first : second;
                    added[pair] = callFirst ? first - second : second - first;
                }
            }
            return new CallLatency(Statistics.median(calls), Statistics.median(added));
        } finally {
            session.retire();
        }
    }

    private static double micros(Runnable run) {
        long begin = System.nanoTime();
        run.run();
        return (System.nanoTime() - begin) / 1e3;
    }
}
