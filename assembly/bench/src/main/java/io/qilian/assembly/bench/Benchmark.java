package io.qilian.assembly.bench;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.kernel.testkit.Installation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints one table: the parts of the work on a frame, the limit that they set, the whole product beside it, the same job by
 * OpenCV, and how long a user waits.
 */
public final class Benchmark {

    // A camera of 25 frames a second.
    private static final double CAMERA_FPS = 25;
    private static final int TOLD_EVERY_MINUTES = 5;

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
        System.out.printf(
                "%d cores, %s, %s %s%n%n",
                Crew.CORES,
                arguments.video().getFileName(),
                model.card().name(),
                model.card().version());
        try (Platform platform = new Platform(arguments)) {
            tellWork(Rounds.measure(arguments, model, platform));
            tellMemory(platform.memory(arguments.minutes()));
        }
        CallLatency latency = CallLatency.measure(model);
        tell("model call, median", latency.callMicros(), "us");
        tell("added to raw ONNX Runtime", latency.addedMicros(), "us");
        tellStarts(arguments);
        System.exit(0);
    }

    private static void tellWork(Rounds rounds) {
        row("decode only", rounds.median(Rounds.Round::decode));
        row("pre-process only", rounds.median(Rounds.Round::prepare));
        row("inference only (raw ONNX Runtime)", rounds.median(Rounds.Round::infer));
        row("limit that the parts allow", rounds.median(Rounds.Round::limit));
        row("whole product, tracker and traffic scene", rounds.median(round -> round.whole()
                .framesPerSecond()));
        row("OpenCV DNN, the same job without tracker", rounds.median(Rounds.Round::peer));
        tell("whole product / limit", rounds.median(round -> round.whole().framesPerSecond() / round.limit()), "");
        tell("whole product / OpenCV DNN", rounds.median(round -> round.whole().framesPerSecond() / round.peer()), "");
        double cpu = rounds.median(round -> round.whole().cpuMillisPerFrame());
        tell("processor time of a frame", cpu, "ms");
        tell("cameras with 25 fps on one core", 1000 / (cpu * CAMERA_FPS), "");
        tell("heap allocated for a frame", rounds.median(round -> round.whole().heapBytesPerFrame()) / 1024, "KiB");
    }

    private static void tellMemory(double... mebibytes) {
        for (int minute = 0; minute < mebibytes.length; minute += TOLD_EVERY_MINUTES) {
            tell("resident memory after " + minute + " minutes", mebibytes[minute], "MiB");
        }
        if (mebibytes.length > 2) {
            double[] secondHalf = Arrays.copyOfRange(mebibytes, mebibytes.length / 2, mebibytes.length);
            tell("slope of the second half", Statistics.slope(secondHalf), "MiB a minute");
        }
    }

    private static void tellStarts(Arguments arguments) throws IOException {
        Installation qilian = Platform.install(arguments, "clock");
        Startup fresh = Startup.measure(qilian);
        Startup later = Startup.measure(qilian);
        tell("first start to console", fresh.shellSeconds(), "s");
        tell("first start to first observation", fresh.observationSeconds(), "s");
        tell("later start to console", later.shellSeconds(), "s");
        tell("later start to first observation", later.observationSeconds(), "s");
        tell("scene:enable to first observation", later.enableSeconds(), "s");
        tell("archive of the distribution", arguments.distribution().toFile().length() / 1e6, "MB");
    }

    private static void row(String name, double perSecond) {
        System.out.printf(
                Locale.ROOT, "%-42s %9.1f frames/s %8.3f core ms%n", name, perSecond, 1000 * Crew.CORES / perSecond);
    }

    private static void tell(String name, double figure, String unit) {
        System.out.printf(Locale.ROOT, "%-42s %9.2f %s%n", name, figure, unit);
    }
}
