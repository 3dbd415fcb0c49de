package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuarantineTest {

    private final Quarantine quarantine = new Quarantine();

    @Test
    void beginsWithAKeyFrame() {
        assertThat(quarantine.admits(false, false)).isFalse();
        assertThat(quarantine.admits(false, true)).isTrue();
        assertThat(quarantine.admits(false, false)).isTrue();
        assertThat(quarantine.withheld()).isEqualTo(1);
        assertThat(quarantine.damaged()).isZero();
    }

    @Test
    void waitsForAKeyFrameAfterDamageHoweverLongThatTakes() {
        quarantine.admits(false, true);
        assertThat(quarantine.admits(true, false)).isFalse();
        for (int picture = 0; picture < 10_000; picture++) {
            assertThat(quarantine.admits(false, false)).isFalse();
        }
        assertThat(quarantine.admits(true, true))
                .as("a damaged key frame opens nothing")
                .isFalse();
        assertThat(quarantine.admits(false, true)).isTrue();
        assertThat(quarantine.damaged()).isEqualTo(2);
        assertThat(quarantine.withheld()).isEqualTo(10_000);
    }

    @Test
    void letsASourceThroughThatHasNoKeyFramesAtAll() {
        int waited = 0;
        while (!quarantine.admits(false, false)) {
            waited++;
        }
        assertThat(waited).isEqualTo(250);
        assertThat(quarantine.withoutKeyFrames()).isTrue();
        quarantine.damage();
        assertThat(quarantine.admits(false, false)).isFalse();
    }

    @Test
    void knowsThatKeyFramesComeFromThoseSeen() {
        quarantine.admits(false, true);
        for (int picture = 0; picture < 1000; picture++) {
            quarantine.damage();
        }
        assertThat(quarantine.withoutKeyFrames()).isFalse();
    }
}
