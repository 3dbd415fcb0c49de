package io.qilian.assembly.bench.drift;

import io.qilian.assembly.bench.Statistics;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.api.VideoWriter;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.bundles.modellibrary.internal.alias.AliasJournal;
import io.qilian.bundles.modellibrary.internal.drift.DriftMonitors;
import io.qilian.bundles.modellibrary.internal.drift.DriftSettings;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.CountedPixels;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * What a frame costs the monitor of its feed, from the decoder's own memory, with five objects in it. Prints one table.
 * Frames are 40 ms apart by their time stamps, so that windows and half hours come and go as with a camera; what
 * is written down, which has a thread of its own in the platform, is part of it.
 */
public final class DriftBenchmark {

    private static final int PICTURES = 8;
    private static final int WARM_UP = 20_000;
    private static final int FRAMES = 100_000;
    private static final int FRAME_MS = 40;
    private static final Instant BEGIN = Instant.parse("2026-07-01T12:00:00Z");
    private static final FeedRun RUN = new FeedRun("00000000000000aa", false);
    private static final ModelVersion MODEL = new ModelVersion("road-objects", "1.0.0", "c0ffee");
    private static final Box BOX = new Box(0.1, 0.1, 0.2, 0.2);
    private static final List<Detection> FOUND = List.of(
            new Detection("car", 0.91, BOX),
            new Detection("car", 0.72, BOX),
            new Detection("car", 0.44, BOX),
            new Detection("bus", 0.86, BOX),
            new Detection("person", 0.51, BOX));

    private DriftBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments the project's root
     * @throws IOException if files cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: DriftBenchmark ROOT");
        }
        Path sample = Path.of(arguments[0]).resolve("models/road-objects/1.0.0/golden/afternoon.png");
        Media media = new NativeMedia();
        Path work = Files.createTempDirectory("qilian-drift");
        measure(media, sample, work, 640, 352);
        measure(media, sample, work, 1280, 720);
    }

    private static void measure(Media media, Path sample, Path work, int width, int height) throws IOException {
        List<Picture> pictures = pictures(media, sample, work.resolve(height + ".mp4"), width, height);
        JdbcConnectionPool database =
                JdbcConnectionPool.create("jdbc:h2:mem:drift" + height + ";DB_CLOSE_DELAY=-1", "sa", "");
        try {
            DriftMonitors monitors = new DriftMonitors(
                    new DriftSettings(0.25, 1, 250),
                    new MigratingStore(database).open("models", AliasJournal.class.getClassLoader()),
                    new DriftMonitors.PictureStore(work, media),
                    Runnable::run,
                    InstantSource.system());
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            double[] micros = micros(monitors, pictures);
            long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            tell(width + "x" + height + " " + pictures.get(0).layout(), spent / 1e3 / (WARM_UP + FRAMES), micros);
        } finally {
            pictures.forEach(Picture::close);
            database.dispose();
        }
    }

    private static double[] micros(DriftMonitors monitors, List<Picture> pictures) {
        CountedPixels pixels = new CountedPixels(64, 48);
        double[] micros = new double[FRAMES];
        for (int number = -WARM_UP; number < FRAMES; number++) {
            Instant at = BEGIN.plusMillis((long) FRAME_MS * (number + WARM_UP));
            Frame frame = new Frame("gate", RUN, number + WARM_UP, at, at, "", pixels);
            Picture picture = pictures.get(Math.floorMod(number, pictures.size()));
            long begin = System.nanoTime();
            monitors.analysed(frame, MODEL, picture, FOUND);
            if (number >= 0) {
                micros[number] = (System.nanoTime() - begin) / 1e3;
            }
        }
        return micros;
    }

    /** Some frames as a camera's decoder gives them. */
    private static List<Picture> pictures(Media media, Path sample, Path video, int width, int height)
            throws IOException {
        try (Picture picture = media.readPicture(Files.readAllBytes(sample));
                VideoWriter writer = media.createVideo(video, new VideoFormat(width, height, 25, 4_000_000))) {
            for (int frame = 0; frame < 2 * PICTURES; frame++) {
                writer.write(picture);
            }
        }
        List<Picture> pictures = new ArrayList<>();
        for (int copy = 0; copy < PICTURES; copy++) {
            try (VideoReader reader = media.openVideo(VideoRequest.of(video.toString()), new Cancellation())) {
                Optional<DecodedPicture> first = reader.read();
                pictures.add(first.orElseThrow().picture());
            }
        }
        return pictures;
    }

    private static void tell(String what, double processorMicros, double... micros) {
        System.out.printf(
                Locale.ROOT,
                "%-20s median %6.1f us, 99th percentile %6.1f us, processor time with warm-up %6.1f us a frame%n",
                what,
                Statistics.median(micros),
                Statistics.quantile(0.99, micros),
                processorMicros);
    }
}
