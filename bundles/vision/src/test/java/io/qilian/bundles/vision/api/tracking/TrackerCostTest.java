package io.qilian.bundles.vision.api.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tells what an update costs, with objects that move to and fro, tremble by 2 % and are missed in a tenth of the frames.
 * Says nothing of right or wrong: the machine may be busy.
 */
class TrackerCostTest {

    private static final System.Logger LOG = System.getLogger(TrackerCostTest.class.getName());

    private static final int WARM_UP = 3000;
    private static final int MEASURED = 2000;

    @ParameterizedTest
    @ValueSource(ints = {30, 100})
    void tellsTimeAndGarbageOfAnUpdate(int objects) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ObjectTracker tracker = new ObjectTracker();
        List<List<Detection>> frames = frames(objects, WARM_UP + MEASURED);
        List<Track> told = List.of();
        long records = 0;
        long bytes = 0;
        long nanos = 0;
        for (int frame = 0; frame < frames.size(); frame++) {
            if (frame == WARM_UP) {
                records = 0;
                bytes = threads.getCurrentThreadAllocatedBytes();
                nanos = System.nanoTime();
            }
            told = tracker.update(ObservationBuilder.START.plusMillis(40L * frame), frames.get(frame));
            records += told.size();
        }
        nanos = System.nanoTime() - nanos;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        LOG.log(
                Level.INFO,
                objects + " objects: "
                        + "%.1f us and %d bytes an update, of which about %d are the %d records that it returns"
                                .formatted(
                                        nanos / 1000.0 / MEASURED,
                                        bytes / MEASURED,
                                        records * recordBytes(threads, told.get(0)) / MEASURED,
                                        records / MEASURED));
        assertThat(told).isNotEmpty();
    }

    private static long recordBytes(ThreadMXBean threads, Track track) {
        Track[] copies = new Track[1000];
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < copies.length; i++) {
            copies[i] = new Track(
                    track.id(),
                    track.label(),
                    track.score(),
                    track.box(),
                    track.velocityX(),
                    track.velocityY(),
                    track.detected(),
                    track.firstSeenAt(),
                    track.lastSeenAt(),
                    track.detections());
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / copies.length;
    }

    private static List<List<Detection>> frames(int objects, int count) {
        Random random = new Random(14);
        List<List<Detection>> frames = new ArrayList<>();
        for (int frame = 0; frame < count; frame++) {
            List<Detection> detections = new ArrayList<>();
            for (int i = 0; i < objects; i++) {
                double x = 100 + 170 * (i % 10) + 60 * Math.sin(frame / 40.0 + i);
                int row = i / 10;
                double y = 60 + 95.0 * row + 20 * Math.cos(frame / 40.0 + i);
                double width = 50 + random.nextGaussian();
                double height = 40 + random.nextGaussian();
                if (random.nextInt(10) > 0) {
                    detections.add(new Detection("car", 0.9, new Box(x, y, x + width, y + height)));
                }
            }
            frames.add(List.copyOf(detections));
        }
        return frames;
    }
}
