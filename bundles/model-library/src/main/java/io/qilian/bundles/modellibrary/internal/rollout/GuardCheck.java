package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.api.RolloutFigures;
import io.qilian.bundles.modellibrary.api.RolloutFigures.Side;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.api.RolloutPlan.Guards;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges a version by its figures beside those of the version before. */
final class GuardCheck {

    /** Rounding and the clock's steps weigh upon runs of microseconds. */
    private static final double LATENCY_ALLOWANCE_MS = 0.5;

    /** So many failures tell of a model that does not work, however few frames there were. */
    private static final int FAILURES_THAT_TELL = 3;

    /** With fewer detections their number and agreement are chance. */
    private static final int DETECTIONS_THAT_TELL = 20;

    private final Guards guards;
    private final int minimumFrames;

    GuardCheck(RolloutPlan plan) {
        this.guards = plan.guards();
        this.minimumFrames = plan.minimumFrames();
    }

    /**
     * What does not hold.
     *
     * @return a sentence for each guard that is broken, with the figures
     */
    List<String> breaches(RolloutFigures figures) {
        List<String> broken = new ArrayList<>();
        Side before = figures.before();
        Side after = figures.after();
        double more = (double) (after.failures() - before.failures()) / Math.max(1, figures.frames());
        if (more > guards.errorRate() && (enough(figures) || after.failures() >= FAILURES_THAT_TELL)) {
            broken.add(text(
                    "fails on %d of %d frames, %s",
                    after.failures(), figures.frames(), text("the version before on %d", before.failures())));
        }
        if (enough(figures)) {
            judgeLatency(before, after, broken);
            judgeDetections(figures, broken);
        }
        return broken;
    }

    /** Whether there are frames enough to judge by. */
    boolean enough(RolloutFigures figures) {
        return figures.frames() >= minimumFrames;
    }

    private void judgeLatency(Side before, Side after, List<String> broken) {
        double most = before.p95Ms() * guards.latencyRatio() + LATENCY_ALLOWANCE_MS;
        if (after.p95Ms() > most) {
            broken.add(text(
                    "takes %.1f ms (p95), at most %.1f ms allowed, %.1f ms before",
                    after.p95Ms(), most, before.p95Ms()));
        }
    }

    private void judgeDetections(RolloutFigures figures, List<String> broken) {
        long before = figures.before().detections();
        long after = figures.after().detections();
        if (Math.max(before, after) < DETECTIONS_THAT_TELL) {
            return;
        }
        if (Math.abs(after - before) > guards.detectionsRatio() * before) {
            broken.add(text(
                    "finds %.2f objects a frame, %.2f before, a difference of %.0f %% allowed",
                    (double) after / figures.frames(),
                    (double) before / figures.frames(),
                    100 * guards.detectionsRatio()));
        }
        if (figures.agreement() < guards.agreement()) {
            broken.add(text(
                    "agrees in %.1f %% of the detections, at least %.1f %% asked for",
                    100 * figures.agreement(), 100 * guards.agreement()));
        }
    }

    /** The figures as a sentence for the journal. */
    static String tell(RolloutFigures figures) {
        long frames = Math.max(1, figures.frames());
        return text(
                "%d frames: p95 %.1f ms after %.1f ms, failures %d after %d, objects a frame %.2f after %.2f,"
                        + " agreement %.1f %%",
                figures.frames(),
                figures.after().p95Ms(),
                figures.before().p95Ms(),
                figures.after().failures(),
                figures.before().failures(),
                (double) figures.after().detections() / frames,
                (double) figures.before().detections() / frames,
                100 * figures.agreement());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
