package io.qilian.bundles.sensorroutes.internal.http;

import io.qilian.bundles.sensorroutes.api.http.HttpSettings;
import io.qilian.bundles.sensorroutes.internal.HttpComponent;
import io.qilian.bundles.sensorroutes.internal.route.RecordingIngest;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server that the platform has, with few threads, and feeds behind it. */
final class PushServer implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final int THREADS = 6;
    private static final Logger SERVER_LOG = Logger.getLogger("org.eclipse.jetty");

    static {
        SERVER_LOG.setLevel(Level.WARNING);
    }

    final RecordingIngest ingest = new RecordingIngest();
    private final Server server = new Server(new QueuedThreadPool(THREADS, THREADS));
    private final HttpComponent component = new HttpComponent();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    PushServer() {
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(component);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/sensors/*");
        server.setHandler(context);
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        port = connector.getLocalPort();
    }

    int port() {
        return port;
    }

    SensorConnection open(String feed, String... lines) {
        String yaml = "tokens: [" + TOKEN + "]\n" + String.join("\n", lines)
                + "\npayload: {format: json, values: {/v: v}, station: {at: /s}, maximumBytes: 2000}\n";
        return component.open(feed, SettingsFile.of("air.yaml", yaml).as(HttpSettings.class), ingest);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> sendSoon(String path, String body) {
        return client.sendAsync(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
