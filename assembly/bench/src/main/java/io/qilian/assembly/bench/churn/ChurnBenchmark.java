package io.qilian.assembly.bench.churn;

import io.qilian.assembly.bench.Statistics;
import io.qilian.assembly.bench.video.ProcessFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills, stalls, removes, pauses and changes sixteen feeds at random while the road model looks at them, and prints what the
 * process holds each minute, before and after. Needs the program {@code ffmpeg}, which makes the videos.
 */
public final class ChurnBenchmark {

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long SETTLE_NANOS = 15_000_000_000L;
    private static final int SPARE_SECONDS = 900;

    /** What the process holds at a time. */
    private record Held(int threads, int handles, double kibibytes) {

        static Held now() throws IOException {
            System.gc();
            return new Held(ProcessFigures.threads(), ProcessFigures.handles(), ProcessFigures.residentKibibytes());
        }
    }

    private ChurnBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments the project's root, minutes, and the seed, which is 1 unless given
     * @throws IOException if a camera cannot be set up
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2 && arguments.length != 3) {
            throw new IllegalArgumentException("usage: ChurnBenchmark ROOT MINUTES [SEED]");
        }
        int minutes = Integer.parseInt(arguments[1]);
        long seed = arguments.length == 3 ? Long.parseLong(arguments[2]) : 1;
        Town town = new Town(Path.of(arguments[0]).toAbsolutePath(), minutes * 60 + SPARE_SECONDS);
        town.watchAll();
        town.unwatchAll();
        Held closedBefore = settled();
        town.watchAll();
        Held runningBefore = settled();
        double[] kibibytes = churn(town, minutes, seed);
        Held runningAfter = settled();
        town.unwatchAll();
        Held closedAfter = settled();
        System.out.printf(Locale.ROOT, "%n%-34s %10s %10s%n", "", "before", "after");
        row("all feeds run: ", runningBefore, runningAfter);
        row("nobody needs them: ", closedBefore, closedAfter);
        System.out.printf(
                Locale.ROOT,
                "%-34s %21.1f KiB%n",
                "slope of the second half, a minute",
                Statistics.slope(Arrays.copyOfRange(kibibytes, kibibytes.length / 2, kibibytes.length)));
        System.exit(0);
    }

    private static double[] churn(Town town, int minutes, long seed) throws IOException {
        Mischief mischief = new Mischief(town.feeds, seed);
        double[] kibibytes = new double[minutes + 1];
        long openedBefore = town.media.opened();
        long attemptsBefore = town.media.attempts();
        long analysedBefore = town.analysed();
        System.out.println("minute  deeds attempts  opened analysed threads handles resident KiB");
        long begin = System.nanoTime();
        for (int minute = 0; minute <= minutes; minute++) {
            mischief.until(begin + minute * MINUTE_NANOS);
            Held held = Held.now();
            kibibytes[minute] = held.kibibytes();
            System.out.printf(
                    Locale.ROOT,
                    "%6d %6d %8d %7d %8d %7d %7d %12.0f%n",
                    minute,
                    mischief.number(),
                    town.media.attempts() - attemptsBefore,
                    town.media.opened() - openedBefore,
                    town.analysed() - analysedBefore,
                    held.threads(),
                    held.handles(),
                    held.kibibytes());
        }
        mischief.undoAll();
        System.out.printf(Locale.ROOT, "all 16 feeds run and are analysed again after %.1f s%n", town.awaitRunning());
        System.out.println("deeds " + mischief.counts() + ", openings that failed " + town.media.failures()
                + ", frames on which the model failed " + town.failed());
        return kibibytes;
    }

    private static Held settled() throws IOException {
        long end = System.nanoTime() + SETTLE_NANOS;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return Held.now();
    }

    private static void row(String when, Held before, Held after) {
        row(when + "threads", before.threads(), after.threads());
        row(when + "handles", before.handles(), after.handles());
        row(when + "resident KiB", before.kibibytes(), after.kibibytes());
    }

    private static void row(String what, double before, double after) {
        System.out.printf(Locale.ROOT, "%-34s %10.0f %10.0f%n", what, before, after);
    }
}
