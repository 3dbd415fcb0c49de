package io.qilian.assembly.bench;

import io.qilian.assembly.bench.Platform.Figures;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The parts, the peer and the whole product in turn, round after round: what slows the machine down for a while slows all
 * of them, and a ratio is taken within its round.
 */
final class Rounds {

    private final List<Round> done = new ArrayList<>();

    /**
     * One round, in frames a second.
     *
     * @param decode decoding alone
     * @param prepare pre-processing alone
     * @param infer inference alone, by ONNX Runtime's own interface
     * @param peer the same job by OpenCV
     * @param whole the product, with tracker and traffic scene
     */
    record Round(double decode, double prepare, double infer, double peer, Figures whole) {

        /** What the parts allow together. */
        double limit() {
            return 1 / (1 / decode + 1 / prepare + 1 / infer);
        }
    }

    static Rounds measure(Arguments arguments, ModelFolder model, Platform platform) throws IOException {
        Parts parts = new Parts(arguments, model);
        Rounds rounds = new Rounds();
        try (Crew decode = new Crew(parts::decode);
                Crew prepare = new Crew(parts::prepare);
                Crew infer = new Crew(parts::infer);
                Crew peer = new Crew(1, () -> new OpenCvPeer(arguments, model))) {
            // The first round warms up and does not count.
            for (int number = 0; number <= arguments.rounds(); number++) {
                double seconds = arguments.secondsARound();
                Round round = new Round(
                        decode.round(seconds),
                        prepare.round(seconds),
                        infer.round(seconds),
                        peer.round(seconds),
                        platform.measure(3 * seconds));
                if (number > 0) {
                    rounds.done.add(round);
                }
            }
        }
        return rounds;
    }

    double median(ToDoubleFunction<Round> figure) {
        return Statistics.median(done.stream().mapToDouble(figure).toArray());
    }
}
