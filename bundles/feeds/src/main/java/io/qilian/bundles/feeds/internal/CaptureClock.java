package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.ClockStatus;
import io.qilian.bundles.feeds.api.ClockStatus.Origin;
import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Pace;
import io.qilian.bundles.feeds.internal.clock.LiveClock;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.VideoRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When a frame was taken. A file's frames follow its own clock from a given start; for live ones see {@link LiveClock}. */
final class CaptureClock {

    private static final Instant FIXED_START = Instant.parse("2000-01-01T00:00:00Z");

    private final boolean file;
    private final boolean paced;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final LiveClock live = new LiveClock();
    private Instant anchor;
    private Instant end;

    CaptureClock(FeedSettings settings, InstantSource clock) {
        this.file = VideoRequest.of(settings.analysedSource()).file();
        this.paced = settings.pace() == Pace.CLOCK;
        this.settings = settings;
        this.clock = clock;
    }

    /** A pass through the source begins; a file that is looped goes on where its last pass has ended. */
    void begin(Duration frameInterval) {
        if (!file) {
            live.begin();
        } else if (end != null) {
            anchor = end.plus(frameInterval);
        } else {
            anchor = settings.startAt().orElseGet(() -> paced ? clock.instant() : FIXED_START);
        }
    }

    Instant capturedAt(DecodedPicture decoded) {
        if (!file) {
            return live.capturedAt(decoded.presentation(), decoded.sourceTime(), clock.instant());
        }
        end = anchor.plus(decoded.presentation());
        return end;
    }

    ClockStatus status() {
        return file ? new ClockStatus(Origin.FILE, false, 0, 0, 0) : live.status();
    }
}
