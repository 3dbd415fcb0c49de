package io.qilian.bundles.feeds.internal.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much of an interval was covered. */
class CoverageRecordTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long BEGIN = 1_000_000 * MINUTE;

    private final CoverageRecord record = new CoverageRecord();

    @Test
    void countsFiftyTwoOfSixtyMinutes() {
        record.cover(BEGIN, BEGIN + 20 * MINUTE);
        record.cover(BEGIN + 28 * MINUTE, BEGIN + HOUR);
        assertThat(record.share(BEGIN, BEGIN + HOUR, BEGIN + HOUR)).isEqualTo(52 / 60.0, within(1e-9));
        assertThat(record.share(BEGIN + 20 * MINUTE, BEGIN + 28 * MINUTE, BEGIN + HOUR))
                .isZero();
    }

    @Test
    void addsUpManyFramesToTheTimeBetweenThem() {
        for (long at = BEGIN; at < BEGIN + 10 * MINUTE; at += 40) {
            record.cover(at, at + 40);
        }
        assertThat(record.share(BEGIN, BEGIN + 10 * MINUTE, BEGIN + 10 * MINUTE))
                .isEqualTo(1);
    }

    @Test
    void knowsThatTheNewestMinuteIsNotOverYet() {
        record.cover(BEGIN, BEGIN + 90_000);
        assertThat(record.share(BEGIN, BEGIN + 90_000, BEGIN + 90_000)).isEqualTo(1, within(1e-9));
        assertThat(record.share(BEGIN + HOUR, BEGIN + 2 * HOUR, BEGIN + 90_000)).isZero();
    }

    @Test
    void knowsNothingOfWhatLiesFurtherBackThanTwoDays() {
        record.cover(BEGIN, BEGIN + HOUR);
        long later = BEGIN + 48 * HOUR;
        record.cover(later, later + HOUR);
        assertThat(record.share(BEGIN, BEGIN + HOUR, later + HOUR)).isZero();
        assertThat(record.share(later, later + HOUR, later + HOUR)).isEqualTo(1);
        assertThat(record.share(BEGIN, later + HOUR, later + HOUR)).isEqualTo(1 / 49.0, within(1e-9));
    }

    @Test
    void takesBackWhatTurnedOutToBeOfNoUse() {
        record.cover(BEGIN, BEGIN + 2 * MINUTE);
        record.withdraw(BEGIN + 50_000, BEGIN + 70_000);
        assertThat(record.share(BEGIN, BEGIN + 2 * MINUTE, BEGIN + 2 * MINUTE)).isEqualTo(100 / 120.0, within(1e-9));
        record.withdraw(BEGIN - 5 * HOUR, BEGIN + MINUTE);
        assertThat(record.share(BEGIN, BEGIN + MINUTE, BEGIN + 2 * MINUTE)).isZero();
    }

    @Test
    void isNeverMoreThanWholeNorFarFromTheTruth() {
        Random random = new Random(3);
        boolean[] covered = new boolean[6 * 3600];
        long at = 0;
        while (at < covered.length) {
            int length = Math.min(1 + random.nextInt(400), covered.length - (int) at);
            if (random.nextBoolean()) {
                Arrays.fill(covered, (int) at, (int) at + length, true);
                record.cover(BEGIN + at * 1000, BEGIN + (at + length) * 1000);
            }
            at += length;
        }
        long now = BEGIN + covered.length * 1000L;
        for (int trial = 0; trial < 500; trial++) {
            int from = random.nextInt(covered.length - 600);
            int to = from + 600 + random.nextInt(covered.length - from - 600);
            int truth = 0;
            for (int second = from; second < to; second++) {
                truth += covered[second] ? 1 : 0;
            }
            double share = record.share(BEGIN + from * 1000L, BEGIN + to * 1000L, now);
            assertThat(share).isBetween(0.0, 1.0).isEqualTo((double) truth / (to - from), within(60.0 / (to - from)));
        }
    }

    @Test
    void goesOnAfterARestartAndStartsAnewAfterALongOne() {
        record.cover(BEGIN, BEGIN + HOUR);
        CoverageRecord next = new CoverageRecord();
        next.restore(record.newest(), record.minutes());
        long later = BEGIN + 2 * HOUR;
        next.cover(later, later + HOUR);
        assertThat(next.share(BEGIN, later + HOUR, later + HOUR)).isEqualTo(2 / 3.0, within(1e-9));
    }
}
