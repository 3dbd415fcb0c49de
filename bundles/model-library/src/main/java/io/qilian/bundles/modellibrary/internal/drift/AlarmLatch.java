package io.qilian.bundles.modellibrary.internal.drift;

/**
 * When one quantity's alarm begins and ends: after some windows in a row above the level, and after {@value #CALM_WINDOWS}
 * in a row below {@value #CALM_SHARE} of it. What lies between neither begins an alarm nor ends one. For one thread at a
 * time.
 */
final class AlarmLatch {

    /** What a window has changed. */
    enum Change {
        NONE,
        RAISED,
        ENDED
    }

    static final int CALM_WINDOWS = 3;
    static final double CALM_SHARE = 0.6;

    private final int windowsToRaise;
    private boolean raised;
    private int above;
    private int calm;

    AlarmLatch(int windowsToRaise, boolean raised) {
        this.windowsToRaise = windowsToRaise;
        this.raised = raised;
    }

    boolean raised() {
        return raised;
    }

    Change offer(double psi, double level) {
        above = psi > level ? above + 1 : 0;
        calm = psi < CALM_SHARE * level ? calm + 1 : 0;
        if (!raised && above >= windowsToRaise) {
            raised = true;
            return Change.RAISED;
        }
        if (raised && calm >= CALM_WINDOWS) {
            raised = false;
            return Change.ENDED;
        }
        return Change.NONE;
    }
}
