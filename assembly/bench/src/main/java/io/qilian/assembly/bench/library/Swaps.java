package io.qilian.assembly.bench.library;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.observation.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Eight streams call a model at their own pace while its alias is moved from version to version. */
final class Swaps {

    static final int STREAMS = 8;

    private static final long PACE_NANOS = 80_000_000;
    private static final long BETWEEN_SWAPS_NANOS = 200_000_000;
    private static final ModelReference PROD = ModelReference.parse(MarkedVersions.NAME);

    private final MarkedVersions models;
    private final Picture picture;
    private final OpenModel model;
    // Grows when a move begins and again when it has ended: odd while one is under way.
    private final AtomicLong moves = new AtomicLong();
    private volatile String settled = MarkedVersions.VERSIONS.get(0);
    private final AtomicLong mixed = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    private Swaps(MarkedVersions models, Picture picture, OpenModel model) {
        this.models = models;
        this.picture = picture;
        this.model = model;
    }

    /**
     * What came of it.
     *
     * @param calls how many calls the streams made, all of which were answered
     * @param mixed answers whose labels are not those of the version that gave them
     * @param late calls that saw another version than the one that the last move had ended with
     * @param latencyMillis of each call
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, and read by the one who prints it
    record Outcome(long calls, long mixed, long late, double... latencyMillis) {}

    /** Without a move, with moves between two versions, and with moves around all versions, each of which is loaded anew. */
    static Outcome[] measure(MarkedVersions models, Path sample, double steadySeconds, int swaps)
            throws IOException, InterruptedException, ExecutionException {
        models.aliases.promote(version(MarkedVersions.VERSIONS.get(0)), "prod", new Change("benchmark", ""));
        try (Picture picture = models.media.readPicture(Files.readAllBytes(sample));
                OpenModel model = models.library.open(PROD)) {
            Swaps run = new Swaps(models, picture, model);
            run.during(() -> pause((long) (2 * 1e9)));
            Outcome steady = run.during(() -> pause((long) (steadySeconds * 1e9)));
            Outcome back = run.during(() -> run.swap(swaps, 2));
            Outcome around = run.during(() -> run.swap(swaps, MarkedVersions.VERSIONS.size()));
            return new Outcome[] {steady, back, around};
        }
    }

    private static ModelReference version(String version) {
        return ModelReference.parse(MarkedVersions.NAME + ":" + version);
    }

    private void swap(int swaps, int among) {
        for (int swap = 0; swap < swaps; swap++) {
            moves.incrementAndGet();
            String next = MarkedVersions.VERSIONS.get((swap + 1) % among);
            models.aliases.promote(version(next), "prod", new Change("benchmark", ""));
            settled = next;
            moves.incrementAndGet();
            pause(BETWEEN_SWAPS_NANOS);
        }
    }

    private Outcome during(Runnable what) throws InterruptedException, ExecutionException {
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService streams = Executors.newFixedThreadPool(STREAMS);
        try {
            List<Future<double[]>> latencies = new ArrayList<>();
            for (int stream = 0; stream < STREAMS; stream++) {
                long offset = stream * PACE_NANOS / STREAMS;
                latencies.add(streams.submit(() -> stream(offset, ended)));
            }
            what.run();
            ended.set(true);
            double[] all = {};
            for (Future<double[]> latency : latencies) {
                double[] more = latency.get();
                int before = all.length;
                all = Arrays.copyOf(all, before + more.length);
                System.arraycopy(more, 0, all, before, more.length);
            }
            return new Outcome(all.length, mixed.getAndSet(0), late.getAndSet(0), all);
        } finally {
            streams.shutdownNow();
        }
    }

    /** Latencies of one stream's calls. A call that fails ends the measurement. */
    private double[] stream(long offset, AtomicBoolean ended) {
        List<Double> latencies = new ArrayList<>();
        long next = System.nanoTime() + offset;
        while (!ended.get()) {
            pause(next - System.nanoTime());
            long moveBefore = moves.get();
            String expected = settled;
            long began = System.nanoTime();
            String version = model.use(this::call);
            latencies.add((System.nanoTime() - began) / 1e6);
            boolean unmoved = moveBefore % 2 == 0 && moves.get() == moveBefore;
            if (unmoved && !version.equals(expected)) {
                late.incrementAndGet();
            }
            next = Math.max(next + PACE_NANOS, System.nanoTime());
        }
        return latencies.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private String call(LoadedVersion loaded) {
        List<Detection> found = loaded.detect(picture, PictureRegion.whole(picture));
        String version = loaded.version().version();
        String mark = MarkedVersions.mark(version);
        boolean fits = !found.isEmpty()
                && found.stream().allMatch(detection -> detection.label().startsWith(mark));
        if (!fits) {
            mixed.incrementAndGet();
        }
        return version;
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
