package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.bundles.media.api.RtspTransport;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Video that comes from a web server: a file, and pictures that a camera pushes one after the other. */
class WebVideoTest {

    private static final Media MEDIA = new NativeMedia();
    private static final String BOUNDARY = "frame";

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void readsAFile() throws Exception {
        byte[] video = Files.readAllBytes(Clips.movingSquare(MEDIA, folder, 60));
        serve("/road.mp4", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, video.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(video);
            }
        });
        try (VideoReader reader = open("/road.mp4")) {
            assertThat(reader.info().codec()).isEqualTo("h264");
            assertThat(readAll(reader)).isEqualTo(60);
        }
    }

    @Test
    void readsPicturesThatArePushed() throws Exception {
        byte[] jpeg = jpeg();
        serve("/camera", exchange -> push(begin(exchange), jpeg, 30));
        try (VideoReader reader = open("/camera")) {
            assertThat(reader.info().codec()).isEqualTo("mjpeg");
            assertThat(reader.info().width()).isEqualTo(160);
            for (int i = 0; i < 20; i++) {
                reader.read().orElseThrow().picture().close();
            }
        }
    }

    @Test
    void readsPicturesThatArePushedAfterBlankLinesAndWithoutTheirLength() throws Exception {
        byte[] jpeg = jpeg();
        byte[] head = ("\r\n\r\n--" + BOUNDARY + "\r\nX-Camera: 7\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        serve("/camera", exchange -> {
            OutputStream out = begin(exchange);
            for (int picture = 0; picture < 30; picture++) {
                out.write(head);
                out.write(jpeg);
            }
            out.flush();
        });
        try (VideoReader reader = open("/camera")) {
            assertThat(reader.info().codec()).isEqualTo("mjpeg");
            for (int i = 0; i < 20; i++) {
                reader.read().orElseThrow().picture().close();
            }
        }
    }

    @Test
    void saysInTimeThatACameraHasFallenSilent() throws Exception {
        byte[] jpeg = jpeg();
        serve("/camera", exchange -> {
            OutputStream out = begin(exchange);
            push(out, jpeg, 30);
            awaitRelease();
        });
        try (VideoReader reader = open("/camera")) {
            long start = System.nanoTime();
            MediaException silent = catchThrowableOfType(MediaException.class, () -> readAll(reader));
            assertThat(silent.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void namesWhatAWebServerRefuses() {
        serve("/secret", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        assertThat(refusal("/secret").reason()).isEqualTo(Reason.UNAUTHORISED);
        assertThat(refusal("/nowhere").reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void opensNoLocalFileThatAPlayListNames() throws Exception {
        Path video = Clips.movingSquare(MEDIA, folder, 30);
        byte[] list = ("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://" + video + "\n#EXT-X-ENDLIST\n")
                .getBytes(StandardCharsets.UTF_8);
        serve("/list.m3u8", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.apple.mpegurl");
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        assertThat(refusal("/list.m3u8").reason()).isIn(Reason.DAMAGED, Reason.UNREACHABLE, Reason.NO_VIDEO);
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=" + BOUNDARY);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void push(OutputStream out, byte[] jpeg, int number) throws IOException {
        for (int i = 0; i < number; i++) {
            out.write(("--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(jpeg);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] jpeg() {
        Path file = Clips.movingSquare(MEDIA, folder, 2);
        try (VideoReader reader = MEDIA.openVideo(VideoRequest.of(file.toString()), new Cancellation());
                Picture picture = reader.read().orElseThrow().picture();
                PictureCanvas canvas = MEDIA.newCanvas(1920)) {
            canvas.load(picture);
            return canvas.jpeg(90);
        }
    }

    private static int readAll(VideoReader reader) {
        int number = 0;
        Optional<DecodedPicture> next = reader.read();
        while (next.isPresent()) {
            next.get().picture().close();
            number++;
            next = reader.read();
        }
        return number;
    }

    private MediaException refusal(String path) {
        return catchThrowableOfType(MediaException.class, () -> open(path).close());
    }

    private VideoReader open(String path) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        Duration patience = Duration.ofSeconds(2);
        return MEDIA.openVideo(new VideoRequest(address, patience, patience, RtspTransport.TCP, 1), new Cancellation());
    }
}
