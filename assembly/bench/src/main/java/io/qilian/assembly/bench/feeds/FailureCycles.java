package io.qilian.assembly.bench.feeds;

import io.qilian.assembly.bench.Statistics;
import io.qilian.assembly.bench.video.BenchedFeeds;
import io.qilian.assembly.bench.video.CameraServer;
import io.qilian.assembly.bench.video.CameraServer.Manner;
import io.qilian.assembly.bench.video.ProcessFigures;
import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import io.qilian.bundles.feeds.internal.FeedsComponent;
import io.qilian.bundles.media.api.Media;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Opens feeds whose sources refuse, stall, or die in the middle of the stream, and closes them, over and over. */
final class FailureCycles {

    private static final int SAMPLES = 20;
    private static final long SETTLE_NANOS = 2_000_000_000L;
    private static final String[] FEEDS = {"refused", "stalls", "dies"};

    private FailureCycles() {}

    static void measure(Media media, byte[] jpeg, int cycles) throws IOException {
        FeedsComponent feeds = start(media, jpeg);
        // The allocator's own pools, and classes, are filled before anything is compared.
        cycles(feeds, cycles / 4);
        double[] kibibytes = new double[SAMPLES + 1];
        int[] threads = new int[SAMPLES + 1];
        int[] handles = new int[SAMPLES + 1];
        for (int sample = 0; sample <= SAMPLES; sample++) {
            if (sample > 0) {
                cycles(feeds, cycles / SAMPLES);
            }
            settle();
            kibibytes[sample] = ProcessFigures.residentKibibytes();
            threads[sample] = ProcessFigures.threads();
            handles[sample] = ProcessFigures.handles();
        }
        System.out.printf(Locale.ROOT, "%-44s %10s %10s%n", cycles + " connections that fail", "before", "after");
        row("threads", threads[0], threads[SAMPLES]);
        row("open handles", handles[0], handles[SAMPLES]);
        row("resident memory, KiB", kibibytes[0], kibibytes[SAMPLES]);
        System.out.printf(
                Locale.ROOT,
                "%-44s %21.3f KiB%n%n",
                "slope of the memory for a failure",
                Statistics.slope(kibibytes) * SAMPLES / cycles);
    }

    private static FeedsComponent start(Media media, byte[] jpeg) throws IOException {
        BenchedFeeds feeds = new BenchedFeeds(media, 1000);
        CameraServer refusing = new CameraServer("127.0.2.1", Manner.STALLS, jpeg);
        refusing.kill();
        CameraServer stalling = new CameraServer("127.0.2.2", Manner.STALLS, jpeg);
        CameraServer dying = new CameraServer("127.0.2.3", Manner.DIES, jpeg);
        String keys = "\nopenTimeout: 100ms\nreadTimeout: 100ms\n";
        feeds.put("refused", "source: " + refusing.address() + keys);
        feeds.put("stalls", "source: " + stalling.address() + keys);
        return feeds.put("dies", "source: " + dying.address() + "\nopenTimeout: 5s\n");
    }

    private static void cycles(FeedsComponent feeds, int number) {
        for (int cycle = 0; cycle < number; cycle++) {
            String feed = FEEDS[cycle % FEEDS.length];
            try (FrameSubscription subscription = feeds.subscribe(feed, frame -> {})) {
                while (feeds.feed(feed).problem().isEmpty()) {
                    LockSupport.parkNanos(2_000_000);
                }
            }
        }
    }

    private static void settle() {
        System.gc();
        long end = System.nanoTime() + SETTLE_NANOS;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void row(String what, double before, double after) {
        System.out.printf(Locale.ROOT, "%-44s %10.0f %10.0f%n", what, before, after);
    }
}
