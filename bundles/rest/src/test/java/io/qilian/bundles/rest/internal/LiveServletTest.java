package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code /live/SCENE.mjpeg}: the pictures of a scene as they come. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LiveServletTest {

    private static final String LIVE = "/live/gate.mjpeg";
    private static final int MOST_VIEWERS = 8;

    private final Platform platform = new Platform();
    private final Camera camera = new Camera(320, 180);
    private final LiveServlet servlet = new LiveServlet(platform, Camera.MEDIA, Duration.ofMillis(50));
    private final Web web = new Web(servlet, new PageServlet());

    @BeforeEach
    void define() {
        platform.scenes.add(Samples.scene("gate"));
    }

    @AfterEach
    void close() throws Exception {
        servlet.stop();
        web.close();
        camera.close();
    }

    @Test
    void sendsEachPictureOnceAsAPartOfItsOwn() throws IOException {
        platform.picture = () -> Optional.of(camera.picture(1));
        HttpResponse<InputStream> live = web.open(LIVE);
        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.headers().firstValue("Content-Type"))
                .hasValue("multipart/x-mixed-replace; boundary=qilian-picture");
        assertThat(live.headers().firstValue("Cache-Control")).hasValue("no-store");
        try (InputStream parts = live.body()) {
            assertThat(part(parts)).as("empty lines before it").isZero();
            platform.picture = () -> Optional.of(camera.picture(2));
            part(parts);
            assertThat(line(parts)).isEmpty();
            assertThat(line(parts)).as("the second is not sent again").isEmpty();
            assertThat(line(parts)).isEmpty();
            platform.picture = () -> Optional.of(camera.picture(3));
            part(parts);
        }
    }

    @Test
    void givesEveryPictureBack() throws IOException {
        platform.picture = () -> Optional.of(camera.picture(System.nanoTime()));
        try (InputStream parts = web.open(LIVE).body()) {
            part(parts);
            part(parts);
        }
        platform.picture = Optional::empty;
        Waits.await("the last picture to be given back", () -> camera.held() == 0);
    }

    @Test
    void waitsForTheFirstPicture() throws IOException {
        try (InputStream parts = web.open(LIVE).body()) {
            assertThat(line(parts)).isEmpty();
            platform.picture = () -> Optional.of(camera.picture(1));
            part(parts);
        }
    }

    @Test
    void refusesOneViewerMoreThanMayLookAndTakesOneWhenAnotherHasGone() throws IOException {
        List<InputStream> viewers = IntStream.range(0, MOST_VIEWERS)
                .mapToObj(i -> web.open(LIVE).body())
                .toList();
        var problem = Web.problem(web.get(LIVE), 503);
        assertThat(problem.get("code").asText()).isEqualTo("request.too-many");
        assertThat(problem.get("expected").asText()).isEqualTo("at most 8");
        viewers.get(0).close();
        Waits.await("a free place, though no picture comes", () -> {
            HttpResponse<InputStream> next = web.open(LIVE);
            closed(next.body());
            return next.statusCode() == 200;
        });
        viewers.forEach(LiveServletTest::closed);
    }

    @Test
    void saysThatThereIsNoSuchScene() {
        assertThat(Web.problem(web.get("/live/nowhere.mjpeg"), 404).get("code").asText())
                .isEqualTo("scene.unknown");
        assertThat(Web.problem(web.get("/live/gate"), 404).get("expected").asText())
                .isEqualTo("/live/SCENE.mjpeg");
    }

    @Test
    void saysWhatIsWrongWhileNothingHasBeenSent() {
        platform.picture = () -> {
            throw new ProblemException(gone());
        };
        assertThat(Web.problem(web.get(LIVE), 404).get("code").asText()).isEqualTo("scene.unknown");
    }

    @Test
    void endsWhenTheSceneIsTakenAway() throws IOException {
        platform.picture = () -> Optional.of(camera.picture(1));
        try (InputStream parts = web.open(LIVE).body()) {
            part(parts);
            platform.scenes.clear();
            assertThat(new String(parts.readAllBytes(), StandardCharsets.US_ASCII))
                    .isBlank();
        }
    }

    @Test
    void endsWhenThePlatformStops() throws IOException {
        platform.picture = () -> Optional.of(camera.picture(1));
        try (InputStream parts = web.open(LIVE).body()) {
            part(parts);
            servlet.stop();
            assertThat(new String(parts.readAllBytes(), StandardCharsets.US_ASCII))
                    .isBlank();
        }
    }

    private static Problem gone() {
        return Problem.of("scene.unknown", ProblemKind.INPUT, "There is no such scene", "gate", "Name another");
    }

    /** Reads up to the end of the next picture, and says how many empty lines came before it. */
    private static int part(InputStream parts) throws IOException {
        int empty = 0;
        String line = line(parts);
        while (line.isEmpty()) {
            empty++;
            line = line(parts);
        }
        assertThat(line).isEqualTo("--qilian-picture");
        assertThat(line(parts)).isEqualTo("Content-Type: image/jpeg");
        String length = line(parts);
        assertThat(length).startsWith("Content-Length: ");
        assertThat(line(parts)).isEmpty();
        byte[] jpeg = parts.readNBytes(Integer.parseInt(length.substring("Content-Length: ".length())));
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(320);
        assertThat(line(parts)).isEmpty();
        return empty;
    }

    private static String line(InputStream parts) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = parts.read(); next != '\n'; next = parts.read()) {
            assertThat(next).as("the answer goes on").isNotEqualTo(-1);
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void closed(InputStream viewer) {
        try {
            viewer.close();
        } catch (IOException e) {
            // It is closed.
        }
    }
}
