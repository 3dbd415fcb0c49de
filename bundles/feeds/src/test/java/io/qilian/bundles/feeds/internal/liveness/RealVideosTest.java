package io.qilian.bundles.feeds.internal.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No camera of the real world is called useless that is not, by day, by night, with cars before the lens. */
class RealVideosTest {

    private static final System.Logger LOG = System.getLogger(RealVideosTest.class.getName());
    private static final Media MEDIA = new NativeMedia();
    private static final int SECONDS = 120;

    /** One second of a video. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(Measures measures, byte[] thumbnail) {}

    @Test
    void findsNothingWrongWithAnyRealVideo() throws IOException {
        for (Path video : videos("videos", "")) {
            PictureJudge judge = new PictureJudge();
            Set<LivenessReason> found = watch(judge, samples(video), SECONDS, 0);
            LOG.log(System.Logger.Level.INFO, "{0}: {1}, {2}", video.getFileName(), found, judge.judge());
            assertThat(found).as(video.getFileName().toString()).isEmpty();
        }
    }

    /** The camera stood still in September 2017; the clip of 21:31 is by night. */
    @Test
    void takesDayAndNightOfOneCameraForTheSameView() throws IOException {
        PictureJudge judge = new PictureJudge();
        long now = 0;
        for (Path video : videos("videos/jamcam625", "625_201709")) {
            Set<LivenessReason> found = watch(judge, samples(video), SECONDS, now);
            LOG.log(System.Logger.Level.INFO, "{0}: {1}, {2}", video.getFileName(), found, judge.judge());
            assertThat(found).as(video.getFileName().toString()).isEmpty();
            now += SECONDS * 1000L;
        }
    }

    @Test
    void takesEveryOtherViewForAnotherOne() throws IOException {
        List<Sample> road = samples(RealData.require("videos/ahmetozlu-vehicle-counting.mp4"));
        for (Path video : videos("videos", "")) {
            if (video.getFileName().toString().startsWith("ahmetozlu-vehicle")) {
                continue;
            }
            PictureJudge judge = new PictureJudge();
            watch(judge, road, SECONDS, 0);
            watch(judge, samples(video), 30, SECONDS * 1000L);
            LOG.log(System.Logger.Level.INFO, "turned to {0}: {1}", video.getFileName(), judge.judge());
            assertThat(judge.fault()).as(video.getFileName().toString()).isPresent();
        }
    }

    private static Set<LivenessReason> watch(PictureJudge judge, List<Sample> samples, int seconds, long fromMs) {
        Set<LivenessReason> found = new TreeSet<>();
        for (int second = 0; second < seconds; second++) {
            Sample sample = samples.get(second % samples.size());
            if (second % samples.size() == 0) {
                judge.opened();
            }
            judge.sample(sample.measures(), sample.thumbnail(), 12, fromMs + second * 1000L);
            judge.fault().ifPresent(found::add);
        }
        return found;
    }

    private static List<Path> videos(String folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(RealData.require(folder))) {
            return files.filter(file -> file.getFileName().toString().matches(prefix + ".*\\.(mp4|avi)"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Sample> samples(Path video) {
        List<Sample> samples = new ArrayList<>();
        long dueMs = 0;
        try (VideoReader reader = MEDIA.openVideo(VideoRequest.of(video.toString()), new Cancellation());
                PictureMeter meter = MEDIA.newMeter()) {
            for (Optional<DecodedPicture> next = reader.read(); next.isPresent(); next = reader.read()) {
                try (Picture picture = next.get().picture()) {
                    if (next.get().presentation().toMillis() >= dueMs) {
                        dueMs += 1000;
                        byte[] thumbnail = new byte[PictureMeter.THUMBNAIL_WIDTH * PictureMeter.THUMBNAIL_HEIGHT];
                        Measures measures = meter.measure(picture);
                        meter.thumbnail(thumbnail);
                        samples.add(new Sample(measures, thumbnail));
                    }
                }
            }
        }
        return samples;
    }
}
