package io.qilian.bundles.sensorroutes.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What may be under way at once. */
class InFlightTest {

    @Test
    void boundsNumberAndBytes() {
        InFlight inFlight = new InFlight(3, 100);

        assertThat(inFlight.tryEnter(60)).isTrue();
        assertThat(inFlight.tryEnter(41)).isFalse();
        assertThat(inFlight.tryEnter(40)).isTrue();
        assertThat(inFlight.tryEnter(0)).isTrue();
        assertThat(inFlight.tryEnter(0)).isFalse();
        assertThat(inFlight.heldUp()).isEqualTo(2);
        inFlight.leave(60);
        assertThat(inFlight.tryEnter(60)).isTrue();
        assertThat(inFlight.number()).isEqualTo(3);
    }

    @Test
    void takesWhatIsLargerThanTheBoundAlone() {
        InFlight inFlight = new InFlight(3, 100);

        assertThat(inFlight.tryEnter(5_000)).isTrue();
        assertThat(inFlight.tryEnter(1)).isFalse();
        inFlight.leave(5_000);
        assertThat(inFlight.tryEnter(1)).isTrue();
    }

    @Test
    void letsNobodyInWhenItIsClosed() throws InterruptedException {
        InFlight inFlight = new InFlight(1, 100);
        inFlight.close();

        assertThat(inFlight.enter(1)).isFalse();
        assertThat(inFlight.tryEnter(1)).isFalse();
        assertThat(inFlight.heldUp()).isZero();
    }

    @Test
    void showsPayloadsAsPeopleReadThem() {
        assertThat(OriginalText.of("{\"站\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("{\"站\": 1}");
        assertThat(OriginalText.of(new byte[] {(byte) 0xFF, 0x00, 0x41})).isEqualTo("FF0041");
        String longer = "站".repeat(10_000);
        assertThat(longer).startsWith(OriginalText.of(longer.getBytes(StandardCharsets.UTF_8)));
        assertThat(OriginalText.of(longer.getBytes(StandardCharsets.UTF_8))).hasSize((16 << 10) / 3);
    }
}
