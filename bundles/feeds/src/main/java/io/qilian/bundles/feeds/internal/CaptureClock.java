package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Pace;
import io.qilian.bundles.media.api.VideoRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When a frame was taken. A file's frames follow its own clock from a given start; a live source's frames follow the
 * clock of the stream from the arrival of its first frame, and the arrival again where the two drift apart.
 */
final class CaptureClock {

    private static final Instant FIXED_START = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration LARGEST_DRIFT = Duration.ofSeconds(2);

    private final boolean file;
    private final boolean paced;
    private final FeedSettings settings;
    private final InstantSource clock;
    private Instant anchor;
    private Instant end;

    CaptureClock(FeedSettings settings, InstantSource clock) {
        this.file = VideoRequest.of(settings.source()).file();
        this.paced = settings.pace() == Pace.CLOCK;
        this.settings = settings;
        this.clock = clock;
    }

    /** A pass through the source begins; a file that is looped goes on where its last pass has ended. */
    void begin(Duration frameInterval) {
        if (!file) {
            anchor = null;
        } else if (end != null) {
            anchor = end.plus(frameInterval);
        } else {
            anchor = settings.startAt().orElseGet(() -> paced ? clock.instant() : FIXED_START);
        }
    }

    Instant capturedAt(Duration presentation) {
        if (!file) {
            Instant now = clock.instant();
            if (anchor == null
                    || Duration.between(anchor.plus(presentation), now).abs().compareTo(LARGEST_DRIFT) > 0) {
                anchor = now.minus(presentation);
            }
            return anchor.plus(presentation);
        }
        end = anchor.plus(presentation);
        return end;
    }
}
