package io.qilian.assembly.bench.feeds;

import io.qilian.assembly.bench.video.BenchedFeeds;
import io.qilian.assembly.bench.video.CameraServer;
import io.qilian.assembly.bench.video.CameraServer.Manner;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.internal.FeedsComponent;
import io.qilian.bundles.media.api.Media;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Kills all sources at once, restores them a minute later, and waits until they are back. */
final class ReturnOfSources {

    private static final int SOURCES_A_RECORDER = 10;
    private static final long DOWN_NANOS = 60_000_000_000L;
    private static final long POLL_NANOS = 250_000_000L;
    private static final long LONGEST_NANOS = 300_000_000_000L;
    private static final double NEARLY_ALL = 0.95;
    private static final double OPENINGS_A_SECOND = 5;

    private ReturnOfSources() {}

    static void measure(Media media, byte[] jpeg, int sources) throws IOException {
        long began = System.nanoTime();
        CountingMedia counting = new CountingMedia(media);
        BenchedFeeds feeds = new BenchedFeeds(counting, OPENINGS_A_SECOND);
        List<CameraServer> recorders = new ArrayList<>();
        for (int number = 0; number * SOURCES_A_RECORDER < sources; number++) {
            recorders.add(new CameraServer("127.0.3." + (number + 1), Manner.PUSHES, jpeg));
        }
        for (int source = 0; source < sources; source++) {
            String address = recorders.get(source % recorders.size()).address();
            feeds.put("source" + source, "source: " + address + "?number=" + source + "\n");
        }
        FeedsComponent component = feeds.component();
        for (int source = 0; source < sources; source++) {
            component.subscribe("source" + source, frame -> {});
        }
        double first = secondsUntilBack(component, sources, 1);
        for (CameraServer recorder : recorders) {
            recorder.kill();
        }
        long killed = System.nanoTime();
        waitUntil(killed + DOWN_NANOS);
        long attemptsWhileDown = counting.attempts(killed);
        for (CameraServer recorder : recorders) {
            recorder.restore();
        }
        double nearlyAll = secondsUntilBack(component, sources, NEARLY_ALL);
        double all = nearlyAll + secondsUntilBack(component, sources, 1);
        System.out.printf(Locale.ROOT, "%d sources of %d recorders, killed for 60 s%n", sources, recorders.size());
        tell("all opened at first after", first, "s");
        tell("attempts while they were down", (double) attemptsWhileDown, "");
        tell("most attempts at one recorder in a second", counting.peakPerSecond(began), "");
        tell("95 % back after", nearlyAll, "s");
        tell("all back after", all, "s");
    }

    private static double secondsUntilBack(FeedsComponent feeds, int sources, double share) {
        long begin = System.nanoTime();
        while (running(feeds) < share * sources) {
            if (System.nanoTime() - begin > LONGEST_NANOS) {
                throw new IllegalStateException(running(feeds) + " of " + sources + " sources run after 300 s");
            }
            waitUntil(System.nanoTime() + POLL_NANOS);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static long running(FeedsComponent feeds) {
        return feeds.feeds().stream()
                .filter(feed -> feed.state() == FeedState.RUNNING && feed.capturedFps() > 0)
                .count();
    }

    private static void waitUntil(long nanos) {
        while (nanos - System.nanoTime() > 0) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }

    private static void tell(String what, double figure, String unit) {
        System.out.printf(Locale.ROOT, "%-44s %10.1f %s%n", what, figure, unit);
    }
}
