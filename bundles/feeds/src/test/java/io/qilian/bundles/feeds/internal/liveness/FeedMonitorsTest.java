package io.qilian.bundles.feeds.internal.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.feeds.api.ConnectionQuality;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessChange;
import io.qilian.bundles.feeds.api.LivenessListener;
import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clock, coverage, quality, history and listeners, on frames whose pictures are not looked at. */
class FeedMonitorsTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String GATE = "gate";

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final ManualClock clock = new ManualClock(NOON);
    private FeedMonitors monitors = new FeedMonitors(clock, nanos::get);
    private final Source source = new Source();

    @Test
    void coversTheTimeInWhichFramesCame() {
        FeedWatch watch = open();
        frames(watch, 30 * 60);
        pass(10 * 60);
        frames(watch, 20 * 60);
        assertThat(monitors.coverage(GATE, NOON, NOON.plus(HOUR))).isEqualTo(50 / 60.0, within(0.001));
        assertThat(monitors.liveness(GATE).hourCoverage()).isEqualTo(50 / 60.0, within(0.001));
        assertThatThrownBy(() -> monitors.coverage(GATE, NOON, NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void losesNoHourWhenTheClockIsSetAnHourAhead() {
        FeedWatch watch = open();
        frames(watch, 30 * 60);
        clock.advance(HOUR);
        frames(watch, 30 * 60);
        assertThat(monitors.liveness(GATE).hourCoverage()).isEqualTo(1, within(0.001));
        assertThat(monitors.coverage(GATE, clock.instant().minus(HOUR), clock.instant()))
                .isEqualTo(1, within(0.001));
        assertThat(monitors.liveness(GATE).changes())
                .as("a step of the clock is no silence")
                .allSatisfy(change -> assertThat(change.to()).isEqualTo(LivenessState.UP));
    }

    @Test
    void countsNoHourTwiceWhenTheClockIsSetAnHourBack() {
        FeedWatch watch = open();
        frames(watch, 60 * 60);
        pass(30 * 60);
        clock.advance(HOUR.negated());
        frames(watch, 10 * 60);
        Instant now = clock.instant();
        assertThat(monitors.coverage(GATE, now.minus(Duration.ofMinutes(100)), now))
                .isEqualTo(0.7, within(0.001));
        assertThat(monitors.coverage(GATE, now.minus(Duration.ofMinutes(40)), now))
                .isEqualTo(10 / 40.0, within(0.001));
    }

    @Test
    void keepsTheCoverageOverARestart() throws IOException {
        monitors = new FeedMonitors(clock, nanos::get, folder);
        frames(open(), 30 * 60);
        monitors.keep();
        monitors = new FeedMonitors(clock, nanos::get, folder);
        pass(30 * 60);
        assertThat(monitors.coverage(GATE, NOON, NOON.plus(HOUR))).isEqualTo(0.5, within(0.001));
        Files.write(folder.resolve("yard.coverage"), new byte[] {1, 2, 3});
        assertThat(monitors.coverage("yard", NOON, NOON.plus(HOUR))).isZero();
    }

    @Test
    void keepsTheCoverageOfAFeedWhoseFileIsReplaced() {
        monitors = new FeedMonitors(clock, nanos::get, folder);
        frames(open(), 30 * 60);
        monitors.retain(Set.of());
        assertThat(monitors.coverage(GATE, NOON, NOON.plus(HOUR))).isEqualTo(0.5, within(0.001));
    }

    @Test
    void gradesConnectionsAsVideoRecordersDo() {
        FeedWatch watch = open();
        assertThat(monitors.liveness(GATE).quality()).isEqualTo(ConnectionQuality.UNKNOWN);
        frames(watch, 600);
        assertThat(monitors.liveness(GATE).quality()).isEqualTo(ConnectionQuality.EXCELLENT);
        watch.failed(Reason.UNREACHABLE, false);
        watch.opened(source);
        assertThat(monitors.liveness(GATE).quality()).isEqualTo(ConnectionQuality.FAIR);
        for (int outage = 0; outage < 20; outage++) {
            pass(3);
            frames(watch, 20);
        }
        assertThat(monitors.liveness(GATE).quality()).isEqualTo(ConnectionQuality.POOR);
        assertThat(monitors.liveness(GATE).figures().stalls()).isEqualTo(20);
        pass(3600 + 60);
        assertThat(monitors.liveness(GATE).quality()).isEqualTo(ConnectionQuality.UNUSABLE);
        frames(watch, 3600 + 60);
        assertThat(monitors.liveness(GATE).quality()).as("an hour later").isEqualTo(ConnectionQuality.EXCELLENT);
    }

    @Test
    void tellsListenersEachChangeOnceAlsoIfOneOfThemFails() {
        List<LivenessChange> told = new ArrayList<>();
        LivenessListener broken = change -> {
            throw new IllegalStateException("broken");
        };
        frames(open(), 10);
        monitors.tell(List.of(broken, told::add));
        monitors.tell(List.of(broken, told::add));
        assertThat(told).extracting(LivenessChange::aspect).contains(LivenessAspect.LINK, LivenessAspect.MEDIA);
        assertThat(told)
                .doesNotHaveDuplicates()
                .isEqualTo(monitors.liveness(GATE).changes());
    }

    @Test
    void keepsTheLastChangesAndNoMore() {
        FeedWatch watch = open();
        for (int outage = 0; outage < 150; outage++) {
            frames(watch, 10);
            pass(15);
        }
        List<LivenessChange> changes = monitors.liveness(GATE).changes();
        assertThat(changes).hasSize(FeedLiveness.MAXIMUM_CHANGES);
        assertThat(changes.get(changes.size() - 1).at()).isAfter(NOON.plus(Duration.ofMinutes(60)));
    }

    @Test
    void knowsNothingOnceNobodyNeedsTheFeed() {
        FeedWatch watch = open();
        frames(watch, 10);
        watch.ended(false);
        pass(60);
        assertThat(monitors.liveness(GATE).aspects().values()).allSatisfy(status -> {
            assertThat(status.state()).isEqualTo(LivenessState.UNKNOWN);
            assertThat(status.reason()).isEqualTo(LivenessReason.UNWATCHED);
        });
    }

    @Test
    void hearsNothingOfAReaderThatAnotherOneHasFollowed() {
        FeedWatch old = open();
        FeedWatch next = open();
        frames(next, 10);
        old.failed(Reason.UNREACHABLE, true);
        old.ended(false);
        pass(1);
        assertThat(monitors.liveness(GATE).aspect(LivenessAspect.LINK).state()).isEqualTo(LivenessState.UP);
    }

    @Test
    void saysAtOnceWhatCannotGetBetter() {
        FeedWatch watch = monitors.watch(GATE, true, Duration.ofSeconds(5));
        watch.failed(Reason.NOT_FOUND, true);
        FeedLiveness liveness = monitors.liveness(GATE);
        assertThat(liveness.aspect(LivenessAspect.LINK).reason()).isEqualTo(LivenessReason.NOT_FOUND);
        assertThat(liveness.aspect(LivenessAspect.LINK).state()).isEqualTo(LivenessState.DOWN);
    }

    private FeedWatch open() {
        FeedWatch watch = monitors.watch(GATE, false, Duration.ofSeconds(5));
        watch.opened(source);
        return watch;
    }

    private void frames(FeedWatch watch, int seconds) {
        for (int second = 0; second < seconds; second++) {
            for (int frame = 0; frame < 4; frame++) {
                advance(250);
                source.bytes += 1000;
                watch.frame();
            }
            monitors.tick();
        }
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            advance(1000);
            monitors.tick();
        }
    }

    private void advance(long milliseconds) {
        nanos.addAndGet(milliseconds * 1_000_000);
        clock.advance(Duration.ofMillis(milliseconds));
    }

    /** Counters of a camera with four frames a second. */
    private static final class Source implements VideoReader {
        private long bytes;

        @Override
        public StreamInfo info() {
            return new StreamInfo("h264", 640, 360, 4, Optional.empty());
        }

        @Override
        public Optional<DecodedPicture> read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long damaged() {
            return 0;
        }

        @Override
        public long quarantined() {
            return 0;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public long receivedBytes() {
            return bytes;
        }

        @Override
        public void close() {}
    }
}
