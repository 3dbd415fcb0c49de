package io.qilian.assembly.bench.liveness;

import io.qilian.assembly.bench.Statistics;
import io.qilian.bundles.feeds.internal.liveness.FeedMonitors;
import io.qilian.bundles.feeds.internal.liveness.FeedWatch;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.api.VideoWriter;
import io.qilian.bundles.media.internal.NativeMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a frame of a feed with 25 frames a second costs its monitor: the accounting of every frame, the measuring and the
 * judging once a second, and the share of them that falls on one frame. Prints one table.
 */
public final class LivenessBenchmark {

    private static final int FPS = 25;
    private static final int WARM_UP_SECONDS = 400;
    private static final int SECONDS = 2_000;

    private LivenessBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments the project's root
     * @throws IOException if files cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: LivenessBenchmark ROOT");
        }
        Path sample = Path.of(arguments[0]).resolve("models/road-objects/1.0.0/golden/afternoon.png");
        Path work = Files.createTempDirectory("qilian-liveness");
        measure(sample, work.resolve("small.mp4"), 640, 352);
        measure(sample, work.resolve("medium.mp4"), 1280, 720);
        measure(sample, work.resolve("large.mp4"), 1920, 1080);
    }

    private static void measure(Path sample, Path video, int width, int height) throws IOException {
        Media media = new NativeMedia();
        write(media, sample, video, width, height);
        try (VideoReader reader = media.openVideo(VideoRequest.of(video.toString()), new Cancellation());
                PictureMeter meter = media.newMeter()) {
            DecodedPicture decoded = reader.read().orElseThrow();
            try (Picture picture = decoded.picture()) {
                new Run(reader, meter, picture).tell(width + "x" + height);
            }
        }
    }

    private static void write(Media media, Path sample, Path video, int width, int height) throws IOException {
        try (Picture picture = media.readPicture(Files.readAllBytes(sample));
                VideoWriter writer = media.createVideo(video, new VideoFormat(width, height, FPS, 4_000_000))) {
            for (int frame = 0; frame < FPS; frame++) {
                writer.write(picture);
            }
        }
    }

    /** One feed over some time of its own. */
    private static final class Run {

        private final AtomicLong nanos = new AtomicLong();
        private final FeedMonitors monitors = new FeedMonitors(InstantSource.system(), nanos::get);
        private final FeedWatch watch = monitors.watch("gate", false, Duration.ofSeconds(5));
        private final PictureMeter meter;
        private final Picture picture;
        private final double[] frameMicros = new double[SECONDS];
        private final double[] sampleMicros = new double[SECONDS];
        private final double[] judgeMicros = new double[SECONDS];

        Run(VideoReader reader, PictureMeter meter, Picture picture) {
            this.meter = meter;
            this.picture = picture;
            watch.opened(reader);
            for (int second = -WARM_UP_SECONDS; second < SECONDS; second++) {
                second(second);
            }
        }

        private void second(int second) {
            long begin = System.nanoTime();
            for (int frame = 0; frame < FPS; frame++) {
                nanos.addAndGet(1_000_000_000L / FPS);
                watch.frame();
            }
            long counted = System.nanoTime();
            if (watch.sampleDue()) {
                Measures measures = meter.measure(picture);
                watch.sampled(measures, meter);
            }
            long sampled = System.nanoTime();
            monitors.tick();
            long judged = System.nanoTime();
            if (second >= 0) {
                frameMicros[second] = (counted - begin) / 1e3 / FPS;
                sampleMicros[second] = (sampled - counted) / 1e3;
                judgeMicros[second] = (judged - sampled) / 1e3;
            }
        }

        void tell(String what) {
            double frame = Statistics.median(frameMicros);
            double sample = Statistics.median(sampleMicros);
            double judge = Statistics.median(judgeMicros);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s a frame %.3f us; once a second: measuring %.0f us (99th percentile %.0f), judging %.1f us; "
                            + "together for a frame at %d fps %.2f us%n",
                    what,
                    frame,
                    sample,
                    Statistics.quantile(0.99, sampleMicros),
                    judge,
                    FPS,
                    frame + (sample + judge) / FPS);
        }
    }
}
