package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.media.api.Measures;
import java.util.Optional;

/**
 * Whether the pictures of a feed show what the camera is there for, by about one sample a second. What is out of the
 * ordinary is told by comparing with what was ordinary, once that is known; while anything is suspected, nothing is learned.
 * The numbers are told in the module's README. For one thread at a time.
 */
final class PictureJudge {

    /** Samples before anything is said. */
    private static final int FEWEST = 3;

    /** Samples that make the ordinary known. */
    private static final int KNOWN = 30;

    private static final double UNIFORM_CONTRAST = 4;
    private static final double BLACK_BRIGHTNESS = 24;
    private static final double WHITE_BRIGHTNESS = 230;
    private static final double WHITE_CONTRAST = 12;
    private static final double COVERED_CONTRAST = 0.5;
    private static final double COVERED_DETAIL = 0.25;
    private static final double DEFOCUSED_DETAIL = 0.12;
    private static final double LOST_DETAIL = 0.06;
    private static final double OTHER_VIEW = 0.2;

    /** A night takes some detail too, but leaves less of the view than a lens out of focus does. */
    private static final double SAME_VIEW = 0.45;

    /** Below this usual correlation a scene has no layout of its own, such as a bare wall, and nothing is told by it. */
    private static final double LAYOUT_OF_ITS_OWN = 0.4;

    private static final double SMOOTHING = 1.0 / 30;

    private final Vote black = new Vote(5, 6);
    private final Vote white = new Vote(5, 6);
    private final Vote grey = new Vote(5, 6);
    private final Vote covered = new Vote(8, 10);
    private final Vote defocused = new Vote(12, 15);
    private final Vote moved = new Vote(18, 22);
    private final FreezeJudge freeze = new FreezeJudge();
    private final UsualLevels usual = new UsualLevels();
    private final SceneLayout layout = new SceneLayout();

    private int samples;
    private boolean comparable;
    private double brightness;
    private double contrast;
    private double contrastShare = 1;
    private double detailShare = 1;
    private double correlation = 1;
    private double usualCorrelation = 1;
    private long nowMs;

    /** A source was opened: its first picture has none before it to be compared with. */
    void opened() {
        comparable = false;
    }

    /** Another kind of pictures follows, or another view is in order: what was ordinary is no more. */
    void forget() {
        usual.forget();
        layout.forget();
        covered.clear();
        defocused.clear();
        moved.clear();
        contrastShare = 1;
        detailShare = 1;
        correlation = 1;
        usualCorrelation = 1;
    }

    void sample(Measures measures, byte[] thumbnail, int hour, long atMs) {
        nowMs = atMs;
        samples = Math.min(samples + 1, KNOWN);
        freeze.sample(measures.change(), comparable, atMs);
        comparable = true;
        brightness = Thumbnails.brightness(thumbnail);
        contrast = Thumbnails.contrast(thumbnail);
        if (!uniform()) {
            layout.look(thumbnail);
            if (layout.learned() >= KNOWN) {
                compare(measures.detail(), hour);
            }
            if (ordinary()) {
                learn(measures.detail(), hour);
            }
        }
    }

    /** Nothing else can be told of a picture without anything in it. */
    private boolean uniform() {
        boolean plain = contrast < UNIFORM_CONTRAST;
        boolean glaring = brightness > WHITE_BRIGHTNESS && contrast < WHITE_CONTRAST;
        black.cast(plain && brightness < BLACK_BRIGHTNESS);
        white.cast(glaring);
        grey.cast(plain && !glaring && brightness >= BLACK_BRIGHTNESS);
        return plain || glaring;
    }

    private void compare(double detail, int hour) {
        correlation = layout.correlation();
        contrastShare = usual.contrastShare(contrast, hour);
        detailShare = usual.detailShare(detail, hour);
        double finenessShare = usual.finenessShare(contrast, detail, hour);
        boolean otherView = correlation < OTHER_VIEW && usualCorrelation > LAYOUT_OF_ITS_OWN;
        covered.cast(otherView && contrastShare < COVERED_CONTRAST && detailShare < COVERED_DETAIL);
        double blurred = Math.max(detailShare, finenessShare);
        defocused.cast(blurred < (correlation > SAME_VIEW ? DEFOCUSED_DETAIL : LOST_DETAIL));
        moved.cast(otherView);
    }

    private boolean ordinary() {
        return !(covered.suspected() || defocused.suspected() || moved.suspected()) && fault().isEmpty();
    }

    private void learn(double detail, int hour) {
        usualCorrelation += SMOOTHING * (layout.correlation() - usualCorrelation);
        usual.learn(contrast, detail, hour);
        layout.learn();
    }

    /** Whether the newest sample was of no use, or the last ones together. */
    boolean doubtful() {
        return black.suspected() || white.suspected() || grey.suspected() || covered.suspected() || fault().isPresent();
    }

    Verdict judge() {
        Optional<LivenessReason> fault = fault();
        if (fault.isPresent()) {
            return Verdict.down(fault.get(), figure(fault.get()));
        }
        return samples < FEWEST
                ? Verdict.unknown(LivenessReason.STARTING)
                : Verdict.up(LivenessReason.CLEAR, correlation);
    }

    /** What is wrong with the pictures; the worst if it is several things. */
    Optional<LivenessReason> fault() {
        if (black.active()) {
            return Optional.of(LivenessReason.BLACK);
        }
        if (white.active()) {
            return Optional.of(LivenessReason.WHITE);
        }
        if (grey.active()) {
            return Optional.of(LivenessReason.GREY);
        }
        if (covered.active()) {
            return Optional.of(LivenessReason.COVERED);
        }
        if (freeze.active()) {
            return Optional.of(LivenessReason.FROZEN);
        }
        if (defocused.active()) {
            return Optional.of(LivenessReason.DEFOCUSED);
        }
        return moved.active() ? Optional.of(LivenessReason.MOVED) : Optional.empty();
    }

    private double figure(LivenessReason fault) {
        return switch (fault) {
            case BLACK, WHITE -> brightness;
            case GREY -> contrast;
            case COVERED -> contrastShare;
            case FROZEN -> (nowMs - freeze.sinceMs()) / 1e3;
            case DEFOCUSED -> detailShare;
            default -> correlation;
        };
    }

    /** For how long a fault had held when it was found. */
    long foundAfterMs(LivenessReason fault) {
        return switch (fault) {
            case COVERED -> 10_000;
            case FROZEN -> nowMs - freeze.sinceMs();
            case DEFOCUSED -> 15_000;
            case MOVED -> 22_000;
            default -> 6_000;
        };
    }
}
