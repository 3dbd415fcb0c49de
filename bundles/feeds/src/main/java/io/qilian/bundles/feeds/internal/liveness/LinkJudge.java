package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;
import io.qilian.bundles.media.api.MediaException.Reason;

/**
 * Whether there is a connection. One that is made anew within {@value #DOWN_AFTER_MS} ms was never lost: the first four
 * attempts lie within that time, and operators of GB/T 28181 platforms complain of cameras that are called offline between
 * two signs of life (wvp-GB28181-pro, issues 1633, 1069 and 2220). One that breaks within {@value #UP_AFTER_MS} ms was never
 * made.
 */
final class LinkJudge {

    static final long DOWN_AFTER_MS = 15_000;
    static final long UP_AFTER_MS = 3_000;

    private boolean connected;
    private boolean hopeless;
    private long sinceMs;
    private LivenessReason failure = LivenessReason.NO_ANSWER;
    private Verdict last = Verdict.unknown(LivenessReason.STARTING);

    void begin(long nowMs) {
        connected = false;
        hopeless = false;
        sinceMs = nowMs;
        failure = LivenessReason.NO_ANSWER;
        last = Verdict.unknown(LivenessReason.STARTING);
    }

    void connected(long nowMs) {
        if (!connected) {
            connected = true;
            sinceMs = nowMs;
        }
    }

    /** An attempt to open, or an open connection, has failed. */
    void failed(Reason reason, boolean opening, boolean forGood, long nowMs) {
        if (answered(reason)) {
            connected(nowMs);
        } else {
            failure = cause(reason, opening);
            if (connected) {
                connected = false;
                sinceMs = nowMs;
            }
        }
        hopeless = forGood;
    }

    /** Whoever sends something useless, or grants a connection and sends nothing, can be reached. */
    private static boolean answered(Reason reason) {
        return switch (reason) {
            case SILENT, DAMAGED, UNSUPPORTED, NO_VIDEO, TOO_LARGE -> true;
            case UNREACHABLE, UNKNOWN_HOST, TIMEOUT, CANCELLED, UNAUTHORISED, NOT_FOUND, UNWRITABLE -> false;
        };
    }

    private static LivenessReason cause(Reason reason, boolean opening) {
        return switch (reason) {
            case UNAUTHORISED -> LivenessReason.UNAUTHORISED;
            case NOT_FOUND, UNKNOWN_HOST -> LivenessReason.NOT_FOUND;
            case UNREACHABLE -> opening ? LivenessReason.REFUSED : LivenessReason.LOST;
            case TIMEOUT, SILENT, CANCELLED, DAMAGED, UNSUPPORTED, NO_VIDEO, TOO_LARGE, UNWRITABLE ->
                opening ? LivenessReason.NO_ANSWER : LivenessReason.LOST;
        };
    }

    Verdict judge(long nowMs) {
        long forMs = nowMs - sinceMs;
        double seconds = forMs / 1e3;
        if (connected && (hopeless || forMs >= UP_AFTER_MS || last.is(LivenessState.UP))) {
            last = Verdict.up(LivenessReason.CONNECTED, seconds);
        } else if (!connected && (hopeless || forMs >= DOWN_AFTER_MS)) {
            last = Verdict.down(failure, seconds);
        }
        return last;
    }
}
