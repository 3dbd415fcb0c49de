package io.qilian.bundles.rest.internal;

import io.qilian.bundles.media.api.Media;
import io.qilian.kernel.scenes.api.ScenePicture;
import io.qilian.kernel.scenes.api.Scenes;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /live/SCENE.mjpeg}: the picture of a scene with what was seen in it, as it comes, at most ten a second. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/live/*")
public final class LiveServlet extends RestServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_VIEWERS = 8;
    private static final long INTERVAL_MS = 100;
    private static final String SUFFIX = ".mjpeg";
    private static final String BOUNDARY = "qilian-picture";

    private final transient Scenes scenes;
    private final transient Media media;
    private final transient Duration keepAlive;
    private final transient Semaphore viewers = new Semaphore(MOST_VIEWERS);
    private volatile boolean stopped;

    /**
     * A servlet.
     *
     * @param scenes the scenes
     * @param media draws and encodes
     */
    @Activate
    public LiveServlet(@Reference Scenes scenes, @Reference Media media) {
        this(scenes, media, Duration.ofSeconds(10));
    }

    LiveServlet(Scenes scenes, Media media, Duration keepAlive) {
        this.scenes = scenes;
        this.media = media;
        this.keepAlive = keepAlive;
    }

    @Deactivate
    void stop() {
        stopped = true;
    }

    @Override
    protected void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!path.endsWith(SUFFIX)) {
            throw noSuchPath(request, "/live/SCENE" + SUFFIX);
        }
        String scene = path.substring(0, path.length() - SUFFIX.length());
        scenes.scene(scene);
        if (!viewers.tryAcquire()) {
            throw tooMany("viewers", MOST_VIEWERS);
        }
        try (AnnotatedPicture painter = new AnnotatedPicture(media)) {
            response.setContentType("multipart/x-mixed-replace; boundary=" + BOUNDARY);
            response.setHeader("Cache-Control", "no-store");
            send(scene, painter, response.getOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            viewers.release();
        }
    }

    private void send(String scene, AnnotatedPicture painter, ServletOutputStream out)
            throws IOException, InterruptedException {
        String shown = "";
        long written = System.nanoTime();
        while (!stopped) {
            Optional<ScenePicture> latest = scenes.picture(scene);
            if (latest.isPresent()) {
                try (ScenePicture picture = latest.get()) {
                    if (!picture.seen().traceId().equals(shown)) {
                        shown = picture.seen().traceId();
                        part(out, painter.jpeg(picture));
                        written = System.nanoTime();
                    }
                }
            }
            if (System.nanoTime() - written > keepAlive.toNanos()) {
                // Nothing between two parts. Without it, who leaves while no picture comes would not be noticed.
                out.print("\r\n");
                out.flush();
                written = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(INTERVAL_MS);
        }
    }

    private static void part(ServletOutputStream out, byte[] jpeg) throws IOException {
        String head = "--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(jpeg);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
