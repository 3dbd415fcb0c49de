package io.qilian.assembly.bench;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Prints one table: the parts of the work on a frame, the limit that they set, the whole product beside it, and the same
 * job by OpenCV.
 */
public final class Benchmark {

    // A camera of 25 frames a second.
    private static final double CAMERA_FPS = 25;
    private static final double STRETCH_SECONDS = 12;

    private Benchmark() {}

    /**
     * Runs it.
     *
     * @param words see the README
     * @throws IOException if the distribution cannot be run
     */
    public static void main(String[] words) throws IOException {
        Arguments arguments = Arguments.parse(words);
        ModelFolder model = ModelFolder.read(arguments.model());
        Parts parts = new Parts(arguments, model);
        System.out.printf(
                "%d cores, %s, %s%n%n",
                Crew.CORES, arguments.video().getFileName(), model.card().name());
        double decode = row("decode only", Crew.rate(arguments, parts::decode));
        double prepare = row("pre-process only", Crew.rate(arguments, parts::prepare));
        double infer = row("inference only (raw ONNX Runtime)", Crew.rate(arguments, parts::infer));
        double limit = row("limit that the parts allow", 1 / (1 / decode + 1 / prepare + 1 / infer));
        double peer = row("OpenCV DNN, the same job", Crew.rate(arguments, 1, () -> new OpenCvPeer(arguments, model)));
        CallLatency latency = CallLatency.measure(model);
        tell("model call, median", latency.callMicros(), "us");
        tell("added to raw ONNX Runtime", latency.callMicros() - latency.rawMicros(), "us");
        tellProduct(arguments, limit, peer);
        System.exit(0);
    }

    private static void tellProduct(Arguments arguments, double limit, double peer) throws IOException {
        try (Platform platform = new Platform(arguments)) {
            Platform.Figures[] stretches = new Platform.Figures[arguments.rounds()];
            for (int at = 0; at < stretches.length; at++) {
                stretches[at] = platform.measure(STRETCH_SECONDS);
            }
            double whole = row(
                    "whole product, tracker and traffic scene", median(stretches, Platform.Figures::framesPerSecond));
            double cpu = median(stretches, Platform.Figures::cpuMillisPerFrame);
            double heap = median(stretches, Platform.Figures::heapBytesPerFrame);
            tell("whole product / limit", whole / limit, "");
            tell("whole product / OpenCV DNN", whole / peer, "");
            tell("processor time of a frame", cpu, "ms");
            tell("cameras with 25 fps on one core", 1000 / (cpu * CAMERA_FPS), "");
            tell("heap allocated for a frame", heap / 1024, "KiB");
            double[] memory = platform.memory();
            tell("resident memory at the begin", memory[0], "MiB");
            if (memory.length > 1) {
                tell("resident memory at the end", memory[memory.length - 1], "MiB");
                tell("slope of the second half", Statistics.slope(secondHalf(memory)), "MiB a minute");
            }
        }
    }

    private static double median(Platform.Figures[] stretches, ToDoubleFunction<Platform.Figures> figure) {
        return Statistics.median(Arrays.stream(stretches).mapToDouble(figure).toArray());
    }

    private static double[] secondHalf(double... figures) {
        return Arrays.copyOfRange(figures, figures.length / 2, figures.length);
    }

    private static double row(String name, double perSecond) {
        System.out.printf(
                Locale.ROOT, "%-42s %9.1f frames/s %8.3f core ms%n", name, perSecond, 1000 * Crew.CORES / perSecond);
        return perSecond;
    }

    private static void tell(String name, double figure, String unit) {
        System.out.printf(Locale.ROOT, "%-42s %9.2f %s%n", name, figure, unit);
    }
}
