package io.qilian.bundles.modellibrary.api;

/**
 * Figures of {@link ServedModels}; the counts are since the start.
 *
 * @param running calls that run now
 * @param waiting calls that wait now
 * @param mostRunning bound of {@code running} and of the runs of scenes together
 * @param mostWaiting bound of {@code waiting}
 * @param admitted calls that got a place
 * @param full calls that were refused because too many waited
 * @param late calls that missed their deadline, waiting or running
 * @param cancelled calls that their caller gave up
 * @param held models that are kept in memory for these calls
 * @param scenes what runs beside these calls for frames and scenes
 * @param shared what calls that came together have shared
 * @param memory what all versions in memory take, those of scenes included
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
        int held,
        Scenes scenes,
        Shared shared,
        Memory memory) {

    /**
     * Runs for frames and scenes, which share the processors with the calls.
     *
     * @param running runs now
     * @param waiting runs that wait now for a processor
     * @param admitted runs that got one
     */
    public record Scenes(int running, int waiting, long admitted) {}

    /**
     * Calls that came together and shared runs, since the start.
     *
     * @param calls calls that ran
     * @param runs runs that they took
     * @param failedRuns shared runs that failed, after which each call ran alone
     */
    public record Shared(long calls, long runs, long failedRuns) {}

    /**
     * Memory of the versions.
     *
     * @param usedBytes what those in memory need, by their trials
     * @param budgetBytes what they may take together
     * @param refused loads that were refused for want of memory
     */
    public record Memory(long usedBytes, long budgetBytes, long refused) {}
}
