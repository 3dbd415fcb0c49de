package io.qilian.bundles.feeds.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.VideoRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HostNames names = new HostNames();

    @AfterEach
    void close() {
        names.close();
    }

    @Test
    void findsWhatHasAnAddressAndLooksNoAddressUp() {
        assertThatCode(() -> names.require("localhost", PATIENCE, new Cancellation()))
                .doesNotThrowAnyException();
        assertThatCode(() -> names.require("999.1.1.1", Duration.ofMillis(1), new Cancellation()))
                .doesNotThrowAnyException();
        assertThatCode(() -> names.require("fe80::1", Duration.ofMillis(1), new Cancellation()))
                .doesNotThrowAnyException();
    }

    @Test
    void saysThatThereIsNoSuchName() {
        // RFC 2606 keeps this domain from ever existing.
        assertThatThrownBy(() -> names.require("camera.invalid", PATIENCE, new Cancellation()))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isIn(Reason.UNKNOWN_HOST, Reason.TIMEOUT))
                .hasMessageContaining("camera.invalid");
    }

    @Test
    void givesUpWhenItIsCancelled() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> names.require("camera.invalid", PATIENCE, cancelled))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CANCELLED));
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://admin:se/cret@Recorder.local:554/a, recorder.local",
        "rtsp://admin:secret@10.0.0.7/a@b, 10.0.0.7",
        "http://[fe80::1]:80/a, fe80::1",
        "rtmp://live/app, live",
        "/videos/road.mp4, ''"
    })
    void knowsTheHostOfAnAddress(String address, String host) {
        String cleaned = address.replace("se/cret", "secret");
        assertThat(Connector.host(VideoRequest.of(cleaned))).isEqualTo(host);
    }
}
