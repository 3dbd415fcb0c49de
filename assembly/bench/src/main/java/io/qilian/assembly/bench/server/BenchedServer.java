package io.qilian.assembly.bench.server;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.bundles.modellibrary.internal.card.BatchCard;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.serving.ServedLibrary;
import io.qilian.bundles.modellibrary.internal.serving.SharingRule;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modelserver.internal.grpc.GrpcPort;
import io.qilian.bundles.modelserver.internal.grpc.HealthRpc;
import io.qilian.bundles.modelserver.internal.grpc.InferenceRpc;
import io.qilian.bundles.modelserver.internal.http.HttpBounds;
import io.qilian.bundles.modelserver.internal.http.HttpDoor;
import io.qilian.bundles.modelserver.internal.http.ModelRoutes;
import io.qilian.bundles.modelserver.internal.http.ServerRoutes;
import io.qilian.bundles.modelserver.internal.inference.Inference;
import io.qilian.bundles.modelserver.internal.inference.MetricsText;
import io.qilian.bundles.modelserver.internal.inference.ModelStatistics;
import io.qilian.bundles.modelserver.internal.inference.Repository;
import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The library and both doors of the model server as the platform puts them together, without the platform. */
final class BenchedServer implements AutoCloseable {

    private static final int WAITING = 64;
    private static final int BODY_BYTES = 64 << 20;
    private static final long MEMORY_BYTES = 32 << 20;
    private static final long DELAY_US = 2_000;

    final ServedLibrary served;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Server web = new Server();
    private final ServerConnector connector = new ServerConnector(web);
    private final GrpcPort port;

    BenchedServer(Path models, OnnxRuntime runtime, int places) throws IOException {
        Media media = new NativeMedia();
        FolderModelLibrary library = new FolderModelLibrary(
                models,
                new Unregistered(),
                new Unmoved(),
                new Admitting(),
                folder -> LoadedVersion.load(folder, runtime, media, places + ProcessorBudget.USUAL_AHEAD));
        timer.setRemoveOnCancelPolicy(true);
        served = new ServedLibrary(
                library,
                media,
                new ProcessorBudget(places, ProcessorBudget.USUAL_AHEAD, WAITING),
                new SharingRule(BatchCard.Sharing.AUTO, DELAY_US),
                timer);
        Repository repository = new Repository(served);
        ModelStatistics statistics = new ModelStatistics();
        Inference inference = new Inference(served, statistics, Duration.ofSeconds(30));
        TensorMemory memory = new TensorMemory(MEMORY_BYTES);
        HttpDoor door = new HttpDoor(
                new ModelRoutes(repository, inference, statistics, new HttpBounds(BODY_BYTES, 2, 40), memory),
                new ServerRoutes(repository, new MetricsText(statistics, served, memory), "bench"));
        startWeb(door);
        port = GrpcPort.open(
                new GrpcPort.Settings("127.0.0.1", 0, 32, BODY_BYTES),
                List.of(new InferenceRpc(repository, inference, statistics, "bench"), new HealthRpc()),
                memory);
    }

    private void startWeb(HttpDoor door) {
        connector.setHost("127.0.0.1");
        web.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Door(door)), "/v2/*");
        web.setHandler(context);
        try {
            web.start();
        } catch (Exception e) {
            throw new IllegalStateException("the web server does not start", e);
        }
    }

    int httpPort() {
        return connector.getLocalPort();
    }

    ManagedChannel connect() {
        return NettyChannelBuilder.forAddress("127.0.0.1", port.number())
                .usePlaintext()
                .maxInboundMessageSize(BODY_BYTES)
                .build();
    }

    @Override
    public void close() {
        port.close();
        try {
            web.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web server does not stop", e);
        }
        served.close();
        timer.shutdownNow();
    }

    /** What the platform's component does. */
    private static final class Door extends HttpServlet {

        private static final long serialVersionUID = 1L;
        private final transient HttpDoor door;

        Door(HttpDoor door) {
            this.door = door;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            door.service(request, response);
        }
    }
}
