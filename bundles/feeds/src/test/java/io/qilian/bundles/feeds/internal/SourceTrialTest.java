package io.qilian.bundles.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.qilian.bundles.feeds.api.ClockStatus.Origin;
import io.qilian.bundles.feeds.api.FeedTest;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.connection.GateLimits;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoWriter;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told of a source before it becomes a feed. */
class SourceTrialTest {

    private static final Media MEDIA = new NativeMedia();

    @TempDir
    private Path folder;

    private final Connector connector = new Connector(MEDIA, new ConnectionGate(GateLimits.USUAL, System::nanoTime));

    @AfterEach
    void close() {
        connector.close();
    }

    @Test
    void tellsWhatASourceIs() {
        Path video = folder.resolve("road.mp4");
        ByteBuffer bgr = ByteBuffer.allocateDirect(64 * 48 * 3);
        try (VideoWriter writer = MEDIA.createVideo(video, new VideoFormat(64, 48, 25, 100_000))) {
            for (int frame = 0; frame < 120; frame++) {
                writer.write(bgr.position(0));
            }
        }
        FeedTest found = new SourceTrial(video.toString(), connector, Duration.ofSeconds(5)).take();
        assertThat(found.codec()).isEqualTo("h264");
        assertThat(found.width()).isEqualTo(64);
        assertThat(found.statedFps()).isCloseTo(25, within(0.01));
        assertThat(found.measuredFps()).isCloseTo(25, within(0.01));
        assertThat(found.keyFrameInterval()).contains(Duration.ofSeconds(2));
        assertThat(found.clock()).isEqualTo(Origin.FILE);
        assertThat(found.lost()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "gopher://camera/1, feed.address, begins with gopher",
        "rtsp:///stream, feed.address, no host",
        "rtsp://admin:secret@camera:99999/a, feed.address, port",
        "rtsp://camera:port/a, feed.address, port",
        "/nowhere/road.mp4, feed.not-found, No such file"
    })
    void saysWhatIsWrongWithAnAddress(String source, String code, String told) {
        Problem problem = refused(source);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.message()).contains(told).doesNotContain("secret");
    }

    @Test
    void saysThatNothingListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        Problem problem = refused("rtsp://admin:secret@127.0.0.1:" + port + "/a");
        assertThat(problem.code()).isEqualTo("feed.unreachable");
        assertThat(problem.message()).contains("refused").doesNotContain("secret");
    }

    @Test
    void saysThatThereIsNoSuchName() {
        assertThat(refused("rtsp://camera.invalid/a").code()).isIn("feed.unknown-host", "feed.timeout");
    }

    @ParameterizedTest
    @CsvSource({"401, feed.unauthorised", "403, feed.unauthorised", "404, feed.not-found"})
    void saysWhatAServerAnswers(int status, String code) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(refused("http://127.0.0.1:" + server.getAddress().getPort() + "/a")
                            .code())
                    .isEqualTo(code);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysThatThereIsNoVideo() throws Exception {
        byte[] wave = new byte[44 + 16_000];
        ByteBuffer.wrap(wave)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(wave.length - 8)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8_000)
                .putInt(16_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(16_000);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, wave.length);
            exchange.getResponseBody().write(wave);
            exchange.close();
        });
        server.start();
        try {
            assertThat(refused("http://127.0.0.1:" + server.getAddress().getPort() + "/a.wav")
                            .code())
                    .isEqualTo("feed.no-video");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void tellsASourceWithoutKeyFramesFromOneThatIsSilent() {
        ScriptedReader reader = new ScriptedReader();
        assertThat(refused(reader).code()).isEqualTo("feed.timeout");
        reader.quarantined = 40;
        assertThat(refused(reader).code()).isEqualTo("feed.no-key-frame");
        assertThat(refused(reader).fix()).contains("key frame interval");
        assertThat(reader.closed).isTrue();
    }

    private static Problem refused(ScriptedReader reader) {
        Media scripted = (Media) Proxy.newProxyInstance(
                Media.class.getClassLoader(), new Class<?>[] {Media.class}, (self, method, arguments) -> reader);
        try (Connector own = new Connector(scripted, new ConnectionGate(GateLimits.USUAL, System::nanoTime))) {
            SourceTrial trial = new SourceTrial("rtsp://10.0.0.7/a", own, Duration.ofSeconds(5));
            return catchThrowableOfType(ProblemException.class, trial::take).problem();
        }
    }

    private Problem refused(String source) {
        SourceTrial trial = new SourceTrial(source, connector, Duration.ofSeconds(5));
        return catchThrowableOfType(ProblemException.class, trial::take).problem();
    }
}
