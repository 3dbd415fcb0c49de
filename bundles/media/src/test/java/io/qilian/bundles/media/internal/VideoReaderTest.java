package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PixelLayout;
import io.qilian.bundles.media.api.RtspTransport;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoReaderTest {

    private static final Media MEDIA = new NativeMedia();

    @TempDir
    private Path folder;

    @Test
    void readsEveryPictureOfAVideoWithItsTime() {
        Path file = Clips.movingSquare(MEDIA, folder, 60);
        try (VideoReader reader = open(file.toString())) {
            assertThat(reader.info().codec()).isEqualTo("h264");
            assertThat(reader.info().fps()).isCloseTo(25, within(0.01));
            assertThat(reader.info().duration())
                    .hasValueSatisfying(length -> assertThat(length.toMillis()).isEqualTo(2400));
            List<Long> times = new ArrayList<>();
            Optional<DecodedPicture> next = reader.read();
            while (next.isPresent()) {
                DecodedPicture decoded = next.get();
                try (Picture picture = decoded.picture()) {
                    assertThat(picture.width()).isEqualTo(160);
                    assertThat(picture.height()).isEqualTo(96);
                    assertThat(picture.layout()).isEqualTo(PixelLayout.YUV420);
                }
                assertThat(decoded.keyFrame()).isEqualTo(times.size() % 50 == 0);
                times.add(decoded.presentation().toMillis());
                next = reader.read();
            }
            assertThat(times).hasSize(60).startsWith(0L, 40L, 80L).endsWith(2360L);
            assertThat(reader.damaged()).isZero();
            assertThat(reader.read()).isEmpty();
        }
    }

    @Test
    void readsAFileForLongerThanItsOpeningMayTake() {
        Path file = Clips.movingSquare(MEDIA, folder, 60);
        VideoRequest request =
                new VideoRequest(file.toString(), Duration.ofMillis(300), Duration.ofMillis(1), RtspTransport.TCP, 1);
        try (VideoReader reader = MEDIA.openVideo(request, new Cancellation())) {
            long end = System.nanoTime() + Duration.ofMillis(320).toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            for (Optional<DecodedPicture> next = reader.read(); next.isPresent(); next = reader.read()) {
                next.get().picture().close();
            }
        }
    }

    @Test
    void keepsLeasedPicturesValidAfterTheReaderIsClosed() {
        Path file = Clips.movingSquare(MEDIA, folder, 5);
        Picture kept;
        try (VideoReader reader = open(file.toString())) {
            Picture first = reader.read().orElseThrow().picture();
            kept = first.retain();
            first.close();
            first.close();
            assertThatThrownBy(() -> first.plane(0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(first::retain).isInstanceOf(IllegalStateException.class);
        }
        // Red in BT.601 limited range has a luminance of about 75, the grey ground one of about 119.
        int stride = kept.strideBytes(0);
        assertThat(kept.plane(0).get(48 * stride + 16) & 0xff).isCloseTo(75, within(6));
        assertThat(kept.plane(0).get(8 * stride + 100) & 0xff).isCloseTo(119, within(6));
        assertThat(kept.plane(0).isReadOnly()).isTrue();
        assertThatThrownBy(() -> kept.plane(3)).isInstanceOf(IndexOutOfBoundsException.class);
        kept.close();
    }

    @Test
    void refusesAFileThatIsCutOff() throws Exception {
        Path file = Clips.movingSquare(MEDIA, folder, 60);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, 600));
        try (VideoReader reader = open(file.toString())) {
            assertRefused(Reason.DAMAGED, reader::read);
            assertThatThrownBy(reader::read).hasMessageContaining("ends after 0.0 s of 2.4 s: it is cut off");
        }
        Files.write(file, Arrays.copyOf(bytes, 100));
        assertRefused(Reason.NO_VIDEO, () -> open(file.toString()));
    }

    @Test
    void givesThePicturesOfAFileThatIsCutOffAndThenSaysSo() throws Exception {
        Path file = Clips.movingSquare(MEDIA, folder, 120);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 6 / 10));
        try (VideoReader reader = open(file.toString())) {
            for (int pictures = 0; pictures < 30; pictures++) {
                reader.read().orElseThrow().picture().close();
            }
            assertRefused(Reason.DAMAGED, () -> {
                for (Optional<DecodedPicture> next = reader.read(); next.isPresent(); next = reader.read()) {
                    next.get().picture().close();
                }
            });
        }
    }

    @Test
    void refusesATextAndAFolderAndNothing() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "This is a text, not a video.\n".repeat(50));
        assertRefused(Reason.DAMAGED, () -> open(text.toString()));
        assertRefused(Reason.NO_VIDEO, () -> open(folder.toString()));
        assertRefused(Reason.NOT_FOUND, () -> open(folder.resolve("missing.mp4").toString()));
    }

    @Test
    void refusesAPlayListThatNamesLocalFiles() throws Exception {
        Path clip = Clips.movingSquare(MEDIA, folder, 5);
        Path list = Files.writeString(
                folder.resolve("list.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + clip + "\n#EXT-X-ENDLIST\n");
        assertRefused(Reason.DAMAGED, () -> open(list.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gopher://example/1", "concat://a|b", "subfile://x"})
    void refusesOtherKindsOfAddress(String source) {
        assertRefused(Reason.UNSUPPORTED, () -> open(source));
    }

    @Test
    void tellsThatNothingListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertRefused(Reason.UNREACHABLE, () -> open("rtsp://user:secret@127.0.0.1:" + port + "/live"));
        assertThatThrownBy(() -> open("rtsp://user:secret@127.0.0.1:" + port + "/live"))
                .hasMessageContaining("rtsp://***@127.0.0.1")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp", "http", "rtmp"})
    void endsTheOpeningOfASilentServerInTime(String scheme) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            String source = scheme + "://127.0.0.1:" + silent.getLocalPort() + "/live";
            VideoRequest request =
                    new VideoRequest(source, Duration.ofMillis(400), Duration.ofSeconds(1), RtspTransport.TCP, 1);
            long start = System.nanoTime();
            assertRefused(Reason.TIMEOUT, () -> MEDIA.openVideo(request, new Cancellation()));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void endsTheOpeningWhenItIsCancelled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            VideoRequest request = new VideoRequest(
                    "rtsp://127.0.0.1:" + silent.getLocalPort() + "/live",
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(5),
                    RtspTransport.TCP,
                    1);
            Cancellation cancellation = new Cancellation();
            CompletableFuture<Void> opening = CompletableFuture.runAsync(
                    () -> assertRefused(Reason.CANCELLED, () -> MEDIA.openVideo(request, cancellation)));
            silent.accept();
            cancellation.cancel();
            opening.get(5, TimeUnit.SECONDS);
        }
    }

    private static VideoReader open(String source) {
        return MEDIA.openVideo(VideoRequest.of(source), new Cancellation());
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(MediaException.class, e -> assertThat(e.reason())
                .as(e.getMessage())
                .isEqualTo(reason));
    }
}
