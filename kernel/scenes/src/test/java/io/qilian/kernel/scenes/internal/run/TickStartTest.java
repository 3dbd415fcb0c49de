package io.qilian.kernel.scenes.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickStartTest {

    private long nowNanos = 7;
    private final TickStart start = new TickStart(() -> nowNanos);

    @Test
    void aSceneThatRemembersNothingIsToldTheTimeAtOnce() {
        start.opened(false);
        assertThat(start.come()).isTrue();
    }

    @Test
    void aSceneThatRemembersSomethingWaitsForItsFirstRun() {
        start.opened(true);
        assertThat(start.come()).isFalse();
        start.began();
        assertThat(start.come()).isTrue();
    }

    @Test
    void aSceneWhoseCameraStaysSilentWaitsAMinute() {
        start.opened(true);
        nowNanos += TickStart.LONGEST_WAIT_NANOS - 1;
        assertThat(start.come()).isFalse();
        nowNanos++;
        assertThat(start.come()).isTrue();
    }
}
