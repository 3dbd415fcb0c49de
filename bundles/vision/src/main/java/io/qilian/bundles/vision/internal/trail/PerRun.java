package io.qilian.bundles.vision.internal.trail;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a new rule whenever the run of the feed or the size of its pictures changes: track ids and pixels mean something else
 * then. Frames without inference are passed over, since they are not the same as an empty road.
 *
 * @param <E> what the rule tells
 * @param <R> the rule
 */
public final class PerRun<E, R extends Rule<E>> {

    private final Function<PictureSize, R> rules;
    private String feed = "";
    private FeedRun run;
    private PictureSize picture;
    private R rule;
    private long leftOutBefore;

    /**
     * Begins without a rule.
     *
     * @param rules makes a rule for pictures of a size
     */
    public PerRun(Function<PictureSize, R> rules) {
        this.rules = rules;
    }

    /**
     * Takes the next frame.
     *
     * @param seen what was seen in it
     * @return what is certain now
     */
    public List<E> update(Observation seen) {
        if (seen.failure().isPresent()) {
            return List.of();
        }
        if (rule != null && goesOn(seen)) {
            return rule.update(seen);
        }
        List<E> told = new ArrayList<>(finish());
        feed = seen.feed();
        run = seen.run();
        picture = new PictureSize(seen.width(), seen.height());
        rule = rules.apply(picture);
        told.addAll(rule.update(seen));
        return told;
    }

    private boolean goesOn(Observation seen) {
        return seen.run().equals(run)
                && feed.equals(seen.feed())
                && picture.width() == seen.width()
                && picture.height() == seen.height();
    }

    /**
     * Ends the rule.
     *
     * @return what was still open
     */
    public List<E> finish() {
        if (rule == null) {
            return List.of();
        }
        List<E> told = rule.finish();
        leftOutBefore += rule.leftOut();
        rule = null;
        return told;
    }

    /**
     * The rule of the run that goes on.
     *
     * @return the rule; empty before the first frame and after the end
     */
    public Optional<R> rule() {
        return Optional.ofNullable(rule);
    }

    /**
     * Objects that were not followed since there were too many.
     *
     * @return their number, over all runs
     */
    public long leftOut() {
        return leftOutBefore + (rule == null ? 0 : rule.leftOut());
    }
}
