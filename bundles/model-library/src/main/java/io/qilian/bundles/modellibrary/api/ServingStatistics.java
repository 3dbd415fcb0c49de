package io.qilian.bundles.modellibrary.api;

/**
 * Figures of {@link ServedModels}; the counts are since the start.
 *
 * @param running calls that run now
 * @param waiting calls that wait now
 * @param mostRunning bound of {@code running}
 * @param mostWaiting bound of {@code waiting}
 * @param admitted calls that got a place
 * @param full calls that were refused because too many waited
 * @param late calls that missed their deadline, waiting or running
 * @param cancelled calls that their caller gave up
 * @param held models that are kept in memory for these calls
 */
public record ServingStatistics(
        int running,
        int waiting,
        int mostRunning,
        int mostWaiting,
        long admitted,
        long full,
        long late,
        long cancelled,
        int held) {}
