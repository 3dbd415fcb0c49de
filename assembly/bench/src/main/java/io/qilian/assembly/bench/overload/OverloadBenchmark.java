package io.qilian.assembly.bench.overload;

import io.qilian.assembly.bench.Statistics;
import io.qilian.assembly.bench.overload.OverloadRun.Outcome;
import io.qilian.assembly.bench.video.BenchedFeeds;
import io.qilian.assembly.bench.video.TestPicture;
import io.qilian.assembly.bench.video.ThrottledRuntime;
import io.qilian.assembly.bench.video.VideoPipeline;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.onnx.internal.OrtOnnxRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Thirty-two cameras, and a model that can bear a fifth of their frames: first all alike, then one of them four times as fast.
 * Prints ages, rates and what became of the frames.
 */
public final class OverloadBenchmark {

    private static final int FEEDS = 32;
    private static final int FPS = 25;
    private static final int FAST_FPS = 100;
    private static final double SHARE = 0.2;
    private static final long PART_SECONDS = 60;
    private static final double OPENINGS_A_SECOND = 5;

    private OverloadBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments the project's root, and the seconds of the two runs
     * @throws IOException if files cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: OverloadBenchmark ROOT SECONDS SECONDS");
        }
        Media real = new NativeMedia();
        Media media = new SyntheticMedia(real, TestPicture.decoded(real));
        BenchedFeeds feeds = new BenchedFeeds(media, OPENINGS_A_SECOND);
        ThrottledRuntime runtime = new ThrottledRuntime(new OrtOnnxRuntime());
        Path root = Path.of(arguments[0]).toAbsolutePath();
        VideoPipeline pipeline = new VideoPipeline(root, media, feeds.component(), runtime);
        // The model is kept loaded by a lane without frames, so that no run is a real one later.
        try (AnalysisLane kept = pipeline.lane("none")) {
            long runNanos = Math.round(VideoPipeline.PLACES * 1e9 / (FEEDS * FPS * SHARE));
            runtime.throttle(runNanos);
            System.out.printf(
                    Locale.ROOT,
                    "%d feeds of %d frames a second, a run takes %.2f ms on %d places%n",
                    FEEDS,
                    FPS,
                    runNanos / 1e6,
                    VideoPipeline.PLACES);
            Map<String, Integer> fps = new TreeMap<>();
            for (int feed = 0; feed < FEEDS; feed++) {
                fps.put("camera" + feed, FPS);
            }
            Outcome equal = measure(feeds, pipeline, fps, Long.parseLong(arguments[1]));
            tell("all alike", equal, fps);
            fps.put("camera0", FAST_FPS);
            Outcome unequal = measure(feeds, pipeline, fps, Long.parseLong(arguments[2]));
            tell("camera0 with " + FAST_FPS + " frames a second", unequal, fps);
            double loss = 1 - slow(unequal, fps) / slow(equal, fps);
            System.out.printf(Locale.ROOT, "%-46s %10.2f %%%n", "loss of the other 31, goal 5", 100 * loss);
        }
        System.exit(0);
    }

    private static Outcome measure(BenchedFeeds feeds, VideoPipeline pipeline, Map<String, Integer> fps, long seconds)
            throws IOException {
        int parts = (int) Math.max(1, seconds / PART_SECONDS);
        return new OverloadRun(feeds, pipeline, fps).measure(parts, seconds * 1_000_000_000L / parts);
    }

    private static void tell(String title, Outcome outcome, Map<String, Integer> fps) {
        System.out.printf(Locale.ROOT, "%n%s%n%6s %9s %9s %9s%n", title, "part", "p50 ms", "p99 ms", "most ms");
        List<double[]> parts = outcome.agesMs();
        double[] p99 = new double[parts.size()];
        for (int part = 0; part < parts.size(); part++) {
            double[] ages = parts.get(part);
            p99[part] = Statistics.quantile(0.99, ages);
            System.out.printf(
                    Locale.ROOT,
                    "%6d %9.1f %9.1f %9.1f%n",
                    part + 1,
                    Statistics.median(ages),
                    p99[part],
                    Statistics.quantile(1, ages));
        }
        row("slope of p99, a part", Statistics.slope(p99), "ms");
        Map<String, Double> equal = new TreeMap<>(outcome.analysedFps());
        equal.keySet().removeIf(name -> fps.get(name) != FPS);
        double least = Collections.min(equal.values());
        double most = Collections.max(equal.values());
        row("analysed a second, of each equal feed, least", least, "");
        row("most", most, "");
        row("most / least, goal 1.2", most / least, "");
        fps.forEach((name, rate) -> {
            if (rate != FPS) {
                row(name, outcome.analysedFps().get(name), "");
            }
        });
        Balance.total(outcome.balances().values()).forEach((what, number) -> row(what, (double) number, ""));
        long unbalanced = outcome.balances().values().stream()
                .filter(balance -> balance.missing() != 0)
                .count();
        row("feeds with frames that are not accounted for", (double) unbalanced, "");
        outcome.balances().forEach((name, balance) -> {
            if (balance.missing() != 0) {
                row("  " + name + ", frames", (double) balance.missing(), "");
            }
        });
    }

    /** Analysed frames a second of the feeds that are alike in both runs, in the mean. */
    private static double slow(Outcome outcome, Map<String, Integer> fps) {
        return outcome.analysedFps().entrySet().stream()
                .filter(feed -> fps.get(feed.getKey()) == FPS)
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElseThrow();
    }

    private static void row(String what, double figure, String unit) {
        System.out.printf(Locale.ROOT, "%-46s %10.2f %s%n", what, figure, unit);
    }
}
