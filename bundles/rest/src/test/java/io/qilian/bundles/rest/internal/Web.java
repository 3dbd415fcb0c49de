package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Servlets behind the filter on the server that the platform has, under the addresses of their component descriptions. */
final class Web implements AutoCloseable {

    private static final Logger SERVER_LOG = Logger.getLogger("org.eclipse.jetty");

    static {
        // Otherwise the JDK's client keeps the header to itself.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        SERVER_LOG.setLevel(Level.WARNING);
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATTERN =
            Pattern.compile("osgi\\.http\\.whiteboard\\.(?:servlet|filter)\\.pattern\" type=\"String\">([^<]+)<");

    private final Server server = new Server();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Web(HttpServlet... servlets) {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(
                new FilterHolder(new LoopbackFilter()),
                pattern(LoopbackFilter.class),
                EnumSet.of(DispatcherType.REQUEST));
        for (HttpServlet servlet : servlets) {
            context.addServlet(new ServletHolder(servlet), pattern(servlet.getClass()));
        }
        server.setHandler(context);
        server.setStopTimeout(0);
        start();
        port = connector.getLocalPort();
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pattern(Class<?> component) {
        try (InputStream description = component.getResourceAsStream("/OSGI-INF/" + component.getName() + ".xml")) {
            Matcher matcher = PATTERN.matcher(new String(description.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(matcher.find())
                    .as(component + " is published under an address")
                    .isTrue();
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Asks for an address; headers are given as name, value, name, value. */
    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        return exchange(method, path, BodyHandlers.ofString(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<byte[]> bytes(String path) {
        return exchange("GET", path, BodyHandlers.ofByteArray());
    }

    /** An answer that goes on, closed by the caller. */
    HttpResponse<InputStream> open(String path) {
        return exchange("GET", path, BodyHandlers.ofInputStream());
    }

    /** What an address tells. */
    JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        return read(response.body());
    }

    /** The problem that an answer tells. */
    static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(response.body()).doesNotContain("\\tat ", "Exception", "secret");
        JsonNode problem = read(response.body());
        assertThat(problem.fieldNames())
                .toIterable()
                .containsExactly("code", "what", "where", "expected", "actual", "fix");
        return problem;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> HttpResponse<T> exchange(
            String method, String path, HttpResponse.BodyHandler<T> handler, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
