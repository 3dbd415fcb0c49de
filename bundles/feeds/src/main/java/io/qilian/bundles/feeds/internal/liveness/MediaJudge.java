package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;

/**
 * Whether media come. Silence begins after 10 s, or twice the time that the feed's settings allow between data if that is
 * more, so that a slow camera is not called silent; Savant gives a source up after 10 s and Frigate after 20 s. It ends when
 * media were seen at two looks.
 */
final class MediaJudge {

    static final long LEAST_SILENCE_MS = 10_000;
    private static final int LOOKS = 2;

    private final long silenceMs;
    private final boolean neverSilent;
    private long flowedAtMs;
    private long lookedAtMs;
    private int flows;
    private double bytesPerSecond;
    private Verdict last = Verdict.unknown(LivenessReason.STARTING);

    /** {@code neverSilent}: of a file, since only the analysis can hold it up. */
    MediaJudge(long readTimeoutMs, boolean neverSilent, long nowMs) {
        this.silenceMs = Math.max(LEAST_SILENCE_MS, 2 * readTimeoutMs);
        this.neverSilent = neverSilent;
        this.flowedAtMs = nowMs;
        this.lookedAtMs = nowMs;
    }

    long silenceMs() {
        return silenceMs;
    }

    /** What has come since the last look. */
    void received(long bytes, long nowMs) {
        if (bytes > 0) {
            flowedAtMs = nowMs;
            flows = Math.min(flows + 1, LOOKS);
        }
        bytesPerSecond = bytes * 1e3 / Math.max(1, nowMs - lookedAtMs);
        lookedAtMs = nowMs;
    }

    Verdict judge(long nowMs) {
        long silentMs = nowMs - flowedAtMs;
        if (silentMs >= silenceMs && !neverSilent) {
            flows = 0;
            last = Verdict.down(LivenessReason.SILENT, silentMs / 1e3);
        } else if (flows >= LOOKS || last.is(LivenessState.UP)) {
            last = Verdict.up(LivenessReason.FLOWING, bytesPerSecond);
        }
        return last;
    }
}
