package io.qilian.bundles.modellibrary.api;

/** How far a rollout has come. */
public enum RolloutStage {
    /** The present version answers; the new one sees frames too and is compared. */
    SHADOW(false),
    /** The new version answers for some feeds. */
    CANARY(false),
    /** The alias stands for the new version; the one before sees frames too and is compared. */
    WATCH(false),
    /** The alias stands for the new version. */
    PROMOTED(true),
    /** The new version did worse; the alias stands for the version before. */
    ROLLED_BACK(true),
    /** Somebody ended the rollout, or moved the alias meanwhile. */
    ABORTED(true),
    /** There were not enough frames to judge by; the alias stands for the version before. */
    INCONCLUSIVE(true),
    /** The process ended meanwhile; the alias stands for what its last move says. */
    INTERRUPTED(true);

    private final boolean end;

    RolloutStage(boolean end) {
        this.end = end;
    }

    /**
     * Whether nothing follows.
     *
     * @return true for an outcome
     */
    public boolean isEnd() {
        return end;
    }
}
