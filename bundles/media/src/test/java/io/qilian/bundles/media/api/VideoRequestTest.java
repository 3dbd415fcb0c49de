package io.qilian.bundles.media.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoRequestTest {

    @ParameterizedTest
    @CsvSource({
        "rtsp://admin:secret@10.0.0.7/stream, rtsp://***@10.0.0.7/stream",
        "rtsp://admin:sec@ret@10.0.0.7:554/a, rtsp://***@10.0.0.7:554/a",
        "rtsp://admin:sec/ret@10.0.0.7/stream, rtsp://***@10.0.0.7/stream",
        "rtsp://admin:sec?ret#@10.0.0.7/stream, rtsp://***@10.0.0.7/stream",
        "http://10.0.0.7/video.cgi?user=admin&pwd=secret&size=1, http://10.0.0.7/video.cgi?user=***&pwd=***&size=1",
        "http://10.0.0.7/live?access_token=secret, http://10.0.0.7/live?access_token=***",
        "rtmp://10.0.0.7:1935/live/gate, rtmp://10.0.0.7:1935/live/gate",
        "rtsp://10.0.0.7:554/at@home, rtsp://10.0.0.7:554/at@home",
        "rtsp://[fe80::1]:554/a, rtsp://[fe80::1]:554/a"
    })
    void showsNoSecretOfAnAddress(String address, String shown) {
        assertThat(VideoRequest.of(address).redacted()).isEqualTo(shown).doesNotContain("secret", "sec/ret");
        assertThat(VideoRequest.of(address)).hasToString(shown);
    }

    @Test
    void showsThePathOfAFileAsItIs() {
        assertThat(VideoRequest.of("/videos/a@b?user=c.mp4").redacted()).isEqualTo("/videos/a@b?user=c.mp4");
    }

    @Test
    void refusesTimesThatAreOutOfBounds() {
        VideoRequest usual = VideoRequest.of("road.mp4");
        assertThatThrownBy(() -> new VideoRequest(
                        "road.mp4",
                        usual.openTimeout(),
                        usual.readTimeout(),
                        RtspTransport.TCP,
                        1,
                        false,
                        Duration.ZERO))
                .hasMessageContaining("pictureInterval");
    }
}
