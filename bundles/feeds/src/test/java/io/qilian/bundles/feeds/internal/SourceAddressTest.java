package io.qilian.bundles.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Transport;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.RtspTransport;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of a feed's file, and the address that they make. */
class SourceAddressTest {

    @TempDir
    private Path folder;

    @Test
    void putsUserAndPasswordIntoTheAddressAndHidesThem() {
        VideoRequest request = SourceAddress.request(
                read("source: rtsp://10.0.0.7:554/a@b\nuser: admin\npassword: \"p@ss/wo:rd?\"\n"));
        assertThat(request.source()).isEqualTo("rtsp://admin:p%40ss%2Fwo%3Ard%3F@10.0.0.7:554/a@b");
        assertThat(request).hasToString("rtsp://***@10.0.0.7:554/a@b");
        assertThat(read("source: rtsp://old:gone@10.0.0.7/a\nuser: admin\npassword: new\n"))
                .satisfies(settings ->
                        assertThat(SourceAddress.request(settings).source()).isEqualTo("rtsp://admin:new@10.0.0.7/a"));
    }

    @Test
    void readsThePasswordFromAFileEachTime() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "first\nnot this\n");
        FeedSettings settings = read("source: http://camera/a\nuser: admin\npasswordFile: " + file + "\n");
        assertThat(SourceAddress.request(settings).source()).isEqualTo("http://admin:first@camera/a");
        Files.writeString(file, "second");
        assertThat(SourceAddress.request(settings).source()).isEqualTo("http://admin:second@camera/a");
        Files.delete(file);
        assertThatThrownBy(() -> SourceAddress.request(settings))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("password file " + file);
    }

    @Test
    void readsTheSmallerStreamForTheAnalysis() {
        FeedSettings settings =
                read("source: rtsp://camera/main\nsubStream: rtsp://camera/sub\ntransport: udp\nkeyFramesOnly: true\n");
        VideoRequest request = SourceAddress.request(settings);
        assertThat(request.source()).isEqualTo("rtsp://camera/sub");
        assertThat(request.keyFramesOnly()).isTrue();
        assertThat(request.transport()).isEqualTo(RtspTransport.UDP);
        assertThat(settings.transport()).isEqualTo(Transport.UDP);
    }

    @Test
    void hasDefaultsThatChangeNothing() {
        FeedSettings settings = read("source: road.mp4\n");
        assertThat(settings).isEqualTo(FeedSettings.of("road.mp4"));
        assertThat(settings.motionHeartbeat()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.masks()).isEmpty();
        assertThat(settings.toString()).doesNotContain("password");
    }

    @Test
    void readsMasksAndMotion() {
        FeedSettings settings = read(
                """
                source: road.mp4
                masks:
                  - [[0, 0], [0.5, 0], [0.5, 0.25]]
                motion:
                  threshold: 20
                motionHeartbeat: 30s
                analysedFps: 5
                """);
        assertThat(settings.masks()).hasSize(1);
        assertThat(settings.masks().get(0).get(2).y()).isEqualTo(0.25);
        assertThat(settings.motion().orElseThrow().threshold()).isEqualTo(20);
        assertThat(settings.motion().orElseThrow().hold()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.analysedFps()).contains(5.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "masks: [[[0, 0], [1, 1]]] | three corners",
                "masks: [[[0, 0], [1, 0], [1, 1.5]]] | from 0 to 1",
                "password: secret | needs its user",
                "analysedFps: 0 | analysedFps",
                "motionHeartbeat: 2h | motionHeartbeat",
                "substream: rtsp://camera/sub | subStream"
            })
    void refusesWhatDoesNotFitAndShowsNoPassword(String line, String told) {
        assertThatThrownBy(() -> read("source: rtsp://camera/a\n" + line + "\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(told)
                .hasMessageNotContaining("secret");
    }

    private static FeedSettings read(String yaml) {
        return SettingsFile.of("gate.yaml", yaml).as(FeedSettings.class);
    }
}
