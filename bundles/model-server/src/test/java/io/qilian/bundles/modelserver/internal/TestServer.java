package io.qilian.bundles.modelserver.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.bundles.modellibrary.internal.card.BatchCard;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.MemoryBudget;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.serving.ServedLibrary;
import io.qilian.bundles.modellibrary.internal.serving.SharingRule;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modelserver.internal.grpc.GrpcPort;
import io.qilian.bundles.modelserver.internal.http.HttpBounds;
import io.qilian.bundles.modelserver.internal.wire.GRPCInferenceServiceGrpc;
import io.qilian.bundles.modelserver.internal.wire.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.qilian.bundles.onnx.internal.OrtOnnxRuntime;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The whole server: a library in a folder, HTTP on the platform's Jetty, gRPC on a port of its own. */
final class TestServer implements AutoCloseable {

    static final int MOST_BODY_BYTES = 8 << 20;
    static final int MOST_WAITING = 4;

    private static final Logger SERVER_LOG = Logger.getLogger("org.eclipse.jetty");
    private static final Logger GRPC_LOG = Logger.getLogger("io.grpc");
    private static final ObjectMapper JSON = new ObjectMapper();

    final FolderModelLibrary library;
    final ServedLibrary served;
    final GRPCInferenceServiceBlockingStub grpc;
    final ManagedChannel channel;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Server web = new Server();
    private final ServerConnector connector = new ServerConnector(web);
    private final GrpcPort port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestServer(Path folder) {
        this(folder, MemoryBudget.unlimited());
    }

    TestServer(Path folder, MemoryBudget budget) {
        SERVER_LOG.setLevel(Level.WARNING);
        GRPC_LOG.setLevel(Level.WARNING);
        OrtOnnxRuntime runtime = new OrtOnnxRuntime();
        NativeMedia media = new NativeMedia();
        library = new FolderModelLibrary(
                folder,
                new Models.NoneRegistered(),
                new Models.NoAliases(),
                new Models.OpenGate(),
                version -> LoadedVersion.load(version, runtime, media, 4),
                budget);
        library.prove();
        timer.setRemoveOnCancelPolicy(true);
        served = new ServedLibrary(
                library,
                media,
                new ProcessorBudget(2, MOST_WAITING),
                new SharingRule(BatchCard.Sharing.OFF, 2_000),
                timer);
        ServerSettings settings = new ServerSettings(
                new GrpcPort.Settings("127.0.0.1", 0, 16, MOST_BODY_BYTES),
                new HttpBounds(MOST_BODY_BYTES, 2, 40),
                Duration.ofSeconds(20));
        ModelServer server = new ModelServer(served, settings, "1.2.3");
        startWeb(server);
        try {
            port = server.openGrpc(settings.grpc());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port.number())
                .usePlaintext()
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .build();
        grpc = GRPCInferenceServiceGrpc.newBlockingStub(channel);
    }

    private void startWeb(ModelServer server) {
        connector.setHost("127.0.0.1");
        web.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Door(server)), "/v2/*");
        web.setHandler(context);
        web.setStopTimeout(0);
        try {
            web.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the component does. */
    private static final class Door extends HttpServlet {

        private static final long serialVersionUID = 1L;
        private final transient ModelServer server;

        Door(ModelServer server) {
            this.server = server;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            server.http().service(request, response);
        }
    }

    int httpPort() {
        return connector.getLocalPort();
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    HttpResponse<byte[]> post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<byte[]> post(String path, byte[] body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort() + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return json(response.body());
    }

    static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(body, StandardCharsets.UTF_8), e);
        }
    }

    @Override
    public void close() throws Exception {
        channel.shutdownNow();
        port.close();
        web.stop();
        served.close();
        timer.shutdownNow();
    }
}
