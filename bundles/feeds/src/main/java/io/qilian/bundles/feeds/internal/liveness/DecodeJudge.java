package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;

/**
 * Whether what comes can be decoded. It cannot when media come for {@value #DOWN_AFTER_MS} ms without a frame, which is
 * longer than cameras wait between key frames, or when more than half of the frames of that time are damaged; it can again
 * when frames were seen at two looks and less than a fifth is damaged.
 */
final class DecodeJudge {

    static final long DOWN_AFTER_MS = 20_000;
    private static final int SECONDS = (int) (DOWN_AFTER_MS / 1000);
    private static final double MOST_DAMAGED = 0.5;
    private static final double FEW_DAMAGED = 0.2;
    private static final int LOOKS = 2;

    private final long[] decoded = new long[SECONDS];
    private final long[] damaged = new long[SECONDS];
    private final long downAfterMs;
    private long second;
    private long frameAtMs;
    private long mediaSinceMs;
    private int framesSeen;
    private boolean hopeless;
    private Verdict last = Verdict.unknown(LivenessReason.STARTING);

    DecodeJudge(long silenceMs, long nowMs) {
        this.downAfterMs = Math.max(DOWN_AFTER_MS, silenceMs);
        this.second = Math.floorDiv(nowMs, 1000L);
        this.mediaSinceMs = nowMs;
        this.frameAtMs = nowMs;
    }

    /** What has come since the last look. */
    void received(long frames, long broken, long nowMs) {
        advance(Math.floorDiv(nowMs, 1000L));
        int at = (int) Math.floorMod(second, (long) SECONDS);
        decoded[at] += frames;
        damaged[at] += broken;
        if (frames > 0) {
            frameAtMs = nowMs;
            framesSeen = Math.min(framesSeen + 1, LOOKS);
        }
    }

    private void advance(long now) {
        for (long step = Math.max(second + 1, now - SECONDS + 1); step <= now; step++) {
            decoded[(int) Math.floorMod(step, (long) SECONDS)] = 0;
            damaged[(int) Math.floorMod(step, (long) SECONDS)] = 0;
        }
        second = Math.max(second, now);
    }

    /** What the source sends is of a kind that can never be decoded. */
    void giveUp() {
        hopeless = true;
    }

    Verdict judge(Verdict media, long nowMs) {
        if (hopeless) {
            last = Verdict.down(LivenessReason.UNDECODABLE, (nowMs - frameAtMs) / 1e3);
        } else if (media.is(LivenessState.UP)) {
            judgeFrames(nowMs);
        } else {
            mediaSinceMs = nowMs;
            framesSeen = 0;
            last = Verdict.unknown(media.is(LivenessState.DOWN) ? LivenessReason.NO_MEDIA : LivenessReason.STARTING);
        }
        return last;
    }

    private void judgeFrames(long nowMs) {
        long withoutMs = nowMs - Math.max(frameAtMs, mediaSinceMs);
        double share = damagedShare();
        if (withoutMs >= downAfterMs) {
            framesSeen = 0;
            last = Verdict.down(LivenessReason.UNDECODABLE, withoutMs / 1e3);
        } else if (share > MOST_DAMAGED && nowMs - mediaSinceMs >= downAfterMs) {
            framesSeen = 0;
            last = Verdict.down(LivenessReason.DAMAGED, share);
        } else if (framesSeen >= LOOKS && share < (last.is(LivenessState.DOWN) ? FEW_DAMAGED : MOST_DAMAGED)) {
            last = Verdict.up(LivenessReason.DECODING, share);
        } else {
            last = new Verdict(last.state(), last.reason(), last.is(LivenessState.DOWN) ? share : last.figure());
        }
    }

    private double damagedShare() {
        long whole = 0;
        long broken = 0;
        for (int at = 0; at < SECONDS; at++) {
            whole += decoded[at];
            broken += damaged[at];
        }
        return whole + broken == 0 ? 0 : (double) broken / (whole + broken);
    }
}
