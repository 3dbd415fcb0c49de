package io.qilian.bundles.feeds.api;

import io.qilian.kernel.api.permission.Permission;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * In which time a feed gave useful frames, so that whoever counts, sums or averages over an interval can say how much of
 * it was seen ("counted 52 of 60 minutes"). Kept for {@value #KEPT_HOURS} hours in minutes. Published as a service;
 * thread-safe.
 */
@ProviderType
public interface FeedCoverage {

    /** How far back the record goes, in hours. */
    int KEPT_HOURS = 48;

    /**
     * The share of an interval in which useful frames came. Time of which nothing is known, since it lies ahead, before the
     * feed was added, or further back than {@value #KEPT_HOURS} hours, counts as not seen: the share is never too high.
     * Counted by the time at which frames arrive, in whole minutes: a minute that the interval cuts counts in proportion.
     *
     * <p>After a step of the platform's clock the record moves along with the clock: an hour before the step is found
     * under the time that it has by the corrected clock, and no hour is there twice or missing.
     *
     * @param feed name of the feed
     * @param from begin of the interval, inclusive
     * @param to its end, exclusive; after the begin
     * @return 0 to 1
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed
     * @throws IllegalArgumentException if the interval is empty
     */
    @Permission("feed:view:{feed}")
    double coverage(String feed, Instant from, Instant to);
}
