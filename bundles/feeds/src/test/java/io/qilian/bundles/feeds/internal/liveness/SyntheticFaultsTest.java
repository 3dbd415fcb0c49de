package io.qilian.bundles.feeds.internal.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.internal.liveness.SyntheticScene.Fault;
import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.internal.NativeMedia;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Faults of pictures on a hundred streets, each through the real meter. */
class SyntheticFaultsTest {

    private static final System.Logger LOG = System.getLogger(SyntheticFaultsTest.class.getName());
    private static final Media MEDIA = new NativeMedia();
    private static final int STREETS = 100;

    /** Three intervals of ten seconds. */
    private static final int LONGEST_SECONDS = 30;

    private static final Map<Fault, LivenessReason> FAULTS = Map.of(
            Fault.BLACK, LivenessReason.BLACK,
            Fault.WHITE, LivenessReason.WHITE,
            Fault.GREY, LivenessReason.GREY,
            Fault.COVERED, LivenessReason.COVERED,
            Fault.DEFOCUSED, LivenessReason.DEFOCUSED,
            Fault.MOVED, LivenessReason.MOVED);

    private final Map<String, Integer> found = new TreeMap<>();
    private int falseAlarms;

    @Test
    void findsNinetyNineOfAHundredFaultsAndCriesWolfNever() {
        for (int seed = 0; seed < STREETS; seed++) {
            new Street(seed).suffer();
        }
        LOG.log(System.Logger.Level.INFO, "Of {0} streets: {1}, false alarms {2}", STREETS, found, falseAlarms);
        assertThat(falseAlarms).isZero();
        FAULTS.values().forEach(reason -> assertThat(found.get(reason.name()))
                .as(reason.name())
                .isGreaterThanOrEqualTo(STREETS * 99 / 100));
        assertThat(found.get(LivenessReason.FROZEN.name())).isGreaterThanOrEqualTo(STREETS * 99 / 100);
    }

    /** One camera, which suffers every fault in turn and is well in between. */
    private final class Street {

        private final SyntheticScene scene;
        private final PictureJudge judge = new PictureJudge();
        private long nowMs;

        Street(long seed) {
            scene = new SyntheticScene(seed);
        }

        void suffer() {
            try (PictureMeter meter = MEDIA.newMeter()) {
                well(meter, Fault.NONE, 40);
                for (Fault harmless : new Fault[] {Fault.RAIN, Fault.DIM}) {
                    well(meter, harmless, 25);
                    well(meter, Fault.NONE, 10);
                }
                FAULTS.forEach((fault, reason) -> {
                    for (int second = 0;
                            second < LONGEST_SECONDS && judge.fault().isEmpty();
                            second++) {
                        sample(meter, scene.next(fault));
                    }
                    count(reason);
                    recover(meter);
                });
                byte[] frozen = scene.next(Fault.NONE);
                for (int second = 0; second < LONGEST_SECONDS && judge.fault().isEmpty(); second++) {
                    sample(meter, frozen);
                }
                count(LivenessReason.FROZEN);
                recover(meter);
            }
        }

        private void well(PictureMeter meter, Fault harmless, int seconds) {
            for (int second = 0; second < seconds; second++) {
                sample(meter, scene.next(harmless));
                if (judge.fault().isPresent()) {
                    falseAlarms++;
                }
            }
        }

        private void recover(PictureMeter meter) {
            for (int second = 0; second < 6; second++) {
                sample(meter, scene.next(Fault.NONE));
            }
            well(meter, Fault.NONE, 2);
        }

        private void count(LivenessReason wanted) {
            if (judge.fault().equals(Optional.of(wanted))) {
                found.merge(wanted.name(), 1, Integer::sum);
            } else {
                found.merge(wanted + " taken for " + judge.fault(), 1, Integer::sum);
            }
        }

        private void sample(PictureMeter meter, byte... file) {
            byte[] thumbnail = new byte[PictureMeter.THUMBNAIL_WIDTH * PictureMeter.THUMBNAIL_HEIGHT];
            try (Picture picture = MEDIA.readPicture(file)) {
                Measures measures = meter.measure(picture);
                meter.thumbnail(thumbnail);
                judge.sample(measures, thumbnail, 12, nowMs);
                nowMs += 1_000;
            }
        }
    }
}
