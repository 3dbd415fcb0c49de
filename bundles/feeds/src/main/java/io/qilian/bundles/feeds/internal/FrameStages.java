package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.internal.gating.MotionGate;
import io.qilian.bundles.feeds.internal.gating.RateLimit;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureGrid;
import io.qilian.bundles.media.api.PictureMask;
import io.qilian.bundles.media.api.PictureMask.Corner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a decoded picture passes before anyone gets it: the limit of frames a second first, since it costs nothing, then the
 * masks, then the look for motion. Counts what it drops. One thread.
 */
final class FrameStages implements AutoCloseable {

    private final FrameCounters counters;
    private final Optional<RateLimit> limit;
    private final Optional<PictureMask> mask;
    private final Optional<MotionGate> motion;
    private final Optional<PictureGrid> grid;

    FrameStages(FeedSettings settings, Media media, FrameCounters counters) {
        this.counters = counters;
        limit = settings.analysedFps().map(RateLimit::new);
        mask = settings.masks().isEmpty() ? Optional.empty() : Optional.of(media.newMask(areas(settings)));
        motion = settings.motion().map(counts -> new MotionGate(counts, settings.motionHeartbeat()));
        grid = motion.map(gate -> media.newGrid(MotionGate.COLUMNS, MotionGate.ROWS));
    }

    private static List<List<Corner>> areas(FeedSettings settings) {
        return settings.masks().stream()
                .map(area -> area.stream()
                        .map(corner -> new Corner(corner.x(), corner.y()))
                        .toList())
                .toList();
    }

    /** The picture as it may be shown, or nothing if it comes too early. Takes the decoded picture over. */
    Optional<Picture> shown(DecodedPicture decoded) {
        if (limit.isPresent() && !limit.get().admits(decoded.presentation())) {
            counters.dropped(DropReason.ABOVE_RATE, 1);
            decoded.picture().close();
            return Optional.empty();
        }
        if (mask.isEmpty()) {
            return Optional.of(decoded.picture());
        }
        try (Picture bare = decoded.picture()) {
            return Optional.of(mask.get().masked(bare));
        } catch (MediaException e) {
            counters.dropped(DropReason.UNMASKED, 1);
            throw e;
        }
    }

    /** Whether the picture is worth an analysis. */
    boolean moves(Picture picture, Duration presentation) {
        if (motion.isEmpty()) {
            return true;
        }
        try {
            boolean moves = motion.get().admits(grid.orElseThrow().measure(picture), presentation);
            counters.dropped(DropReason.STILL, moves ? 0 : 1);
            return moves;
        } catch (MediaException e) {
            counters.dropped(DropReason.UNMASKED, 1);
            throw e;
        }
    }

    @Override
    public void close() {
        mask.ifPresent(PictureMask::close);
        grid.ifPresent(PictureGrid::close);
    }
}
