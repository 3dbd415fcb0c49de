package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.RtspTransport;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cameras: RTSP with a clock of their own, RTMP, HLS. */
class LiveVideoTest {

    private static final Media MEDIA = new NativeMedia();
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"libx264, h264, TCP", "libx264, h264, UDP", "libx265, hevc, TCP", "libx265, hevc, UDP"})
    void readsACameraWithItsClock(String encoder, String codec, RtspTransport transport) throws Exception {
        try (RtspServer camera = camera(encoder)) {
            camera.clockError(Duration.ofHours(1));
            try (VideoReader reader = open(camera.address(), transport, PATIENCE)) {
                assertThat(reader.info().codec()).isEqualTo(codec);
                assertThat(reader.info().width()).isEqualTo(160);
                DecodedPicture last = firstWithTime(reader);
                Duration presentation = Duration.ZERO;
                for (int picture = 0; picture < 30; picture++) {
                    last.picture().close();
                    presentation = last.presentation();
                    Instant before = last.sourceTime().orElseThrow();
                    last = reader.read().orElseThrow();
                    assertThat(Duration.between(before, last.sourceTime().orElseThrow()))
                            .as("in the order of presentation, by the camera's clock")
                            .isCloseTo(last.presentation().minus(presentation), Duration.ofMillis(2));
                }
                last.picture().close();
                Duration ahead =
                        Duration.between(Instant.now(), last.sourceTime().orElseThrow());
                assertThat(ahead.toMillis()).isCloseTo(3_600_000, within(2_000L));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RtspTransport.class)
    void endsAReadInTimeWhenTheCableIsPulled(RtspTransport transport) throws Exception {
        try (RtspServer camera = camera("libx264");
                VideoReader reader = open(camera.address(), transport, Duration.ofSeconds(2))) {
            reader.read().orElseThrow().picture().close();
            camera.fallSilent();
            long start = System.nanoTime();
            assertThatThrownBy(() -> readToTheEnd(reader))
                    .isInstanceOfSatisfying(
                            MediaException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
            assertThat(millisSince(start)).isLessThan(5_000);
        }
    }

    @ParameterizedTest
    @EnumSource(RtspTransport.class)
    void endsAReadAtOnceWhenItIsCancelled(RtspTransport transport) throws Exception {
        Cancellation cancellation = new Cancellation();
        try (RtspServer camera = camera("libx264");
                VideoReader reader = MEDIA.openVideo(
                        new VideoRequest(camera.address(), PATIENCE, Duration.ofMinutes(5), transport, 1),
                        cancellation)) {
            reader.read().orElseThrow().picture().close();
            camera.fallSilent();
            AtomicBoolean ended = new AtomicBoolean();
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
                assertThatThrownBy(() -> readToTheEnd(reader))
                        .isInstanceOfSatisfying(MediaException.class, e -> assertThat(e.reason())
                                .isEqualTo(Reason.CANCELLED));
                ended.set(true);
            });
            assertThatThrownBy(() -> reading.get(1, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
            long start = System.nanoTime();
            cancellation.cancel();
            reading.get(5, TimeUnit.SECONDS);
            assertThat(ended).isTrue();
            assertThat(millisSince(start)).isLessThan(500);
        }
    }

    @Test
    void readsAnRtmpServerAndEndsInTimeWhenItHangs() throws Exception {
        Path clip = FfmpegTool.clip(folder, "clip.mp4", "libx264", 4);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String address = "rtmp://127.0.0.1:" + port + "/live/gate";
        Process server = FfmpegTool.start(
                folder,
                List.of("-re", "-stream_loop", "-1", "-i", clip.toString(), "-c", "copy"),
                List.of("-f", "flv", "-listen", "1", address));
        try (VideoReader reader = openOnceUp(address)) {
            assertThat(reader.info().codec()).isEqualTo("h264");
            reader.read().orElseThrow().picture().close();
            new ProcessBuilder("kill", "-STOP", String.valueOf(server.pid()))
                    .start()
                    .waitFor();
            requireTimeout(reader);
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void readsAPlayListOfSegments() throws Exception {
        HttpServer server = playList(segment -> true);
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/gate.m3u8";
        try (VideoReader reader = open(address, RtspTransport.TCP, PATIENCE)) {
            assertThat(reader.info().codec()).isEqualTo("h264");
            assertThat(readToTheEnd(reader)).isEqualTo(100);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void endsInTimeWhenASegmentDoesNotCome() throws Exception {
        HttpServer server = playList(file -> !file.contains("2"));
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/gate.m3u8";
        try (VideoReader reader = open(address, RtspTransport.TCP, Duration.ofSeconds(2))) {
            requireTimeout(reader);
        } finally {
            server.stop(0);
        }
    }

    /** Four seconds in four segments; a file that is not given is never answered. */
    private HttpServer playList(Predicate<String> given) throws Exception {
        Path clip = FfmpegTool.clip(folder, "clip.mp4", "libx264", 4);
        FfmpegTool.run(
                folder,
                List.of("-i", clip.toString(), "-c", "copy", "-f", "hls", "-hls_time", "1", "-hls_list_size", "0"),
                List.of(folder.resolve("gate.m3u8").toString()));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String name = exchange.getRequestURI().getPath().substring(1);
            if (given.test(name)) {
                byte[] file = Files.readAllBytes(folder.resolve(name));
                exchange.sendResponseHeaders(200, file.length);
                exchange.getResponseBody().write(file);
                exchange.close();
            }
        });
        server.start();
        return server;
    }

    private static void requireTimeout(VideoReader reader) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> readToTheEnd(reader))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
        assertThat(millisSince(start)).isLessThan(15_000);
    }

    private RtspServer camera(String encoder) throws Exception {
        return new RtspServer(folder, FfmpegTool.clip(folder, "clip.mp4", encoder, 4));
    }

    private static DecodedPicture firstWithTime(VideoReader reader) {
        DecodedPicture next = reader.read().orElseThrow();
        for (int picture = 0; picture < 50 && next.sourceTime().isEmpty(); picture++) {
            next.picture().close();
            next = reader.read().orElseThrow();
        }
        return next;
    }

    private static VideoReader openOnceUp(String address) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                return open(address, RtspTransport.TCP, PATIENCE);
            } catch (MediaException e) {
                assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(deadline);
            }
        }
    }

    private static int readToTheEnd(VideoReader reader) {
        int number = 0;
        for (Optional<DecodedPicture> next = reader.read(); next.isPresent(); next = reader.read()) {
            next.get().picture().close();
            number++;
        }
        return number;
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static VideoReader open(String address, RtspTransport transport, Duration patience) {
        return MEDIA.openVideo(new VideoRequest(address, patience, patience, transport, 1), new Cancellation());
    }
}
