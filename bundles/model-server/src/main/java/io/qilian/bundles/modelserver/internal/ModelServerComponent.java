package io.qilian.bundles.modelserver.internal;

import io.qilian.bundles.modellibrary.api.ServedModels;
import io.qilian.bundles.modelserver.internal.grpc.GrpcPort;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the model server together: the servlet below /v2, and the port of gRPC. */
@Component(service = Servlet.class, configurationPid = "io.qilian.modelserver", immediate = true)
@Designate(ocd = ModelServerComponent.Config.class)
@HttpWhiteboardServletPattern("/v2/*")
public final class ModelServerComponent extends HttpServlet {

    /** Settings of the server. */
    @ObjectClassDefinition(name = "Qilian model server")
    public @interface Config {
        @AttributeDefinition(name = "grpcHost", description = "Address at which gRPC listens")
        String grpcHost() default "127.0.0.1";

        @AttributeDefinition(name = "grpcPort", description = "Port of gRPC; 0 switches it off")
        int grpcPort() default 8001;

        @AttributeDefinition(name = "grpcThreads", description = "Calls over gRPC that are answered at once")
        int grpcThreads() default 32;

        @AttributeDefinition(name = "httpRequests", description = "Requests for inference over HTTP at once")
        int httpRequests() default 40;

        @AttributeDefinition(name = "maximumBodyBytes", description = "Largest body and largest message of gRPC")
        int maximumBodyBytes() default 64 << 20;

        @AttributeDefinition(name = "bodiesInMemory", description = "So many of the largest bodies fit in at once")
        int bodiesInMemory() default 2;

        @AttributeDefinition(name = "longestCallMs", description = "How long a call may take, waiting included")
        long longestCallMs() default 30_000;
    }

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(ModelServerComponent.class);

    private final transient ModelServer server;
    private final transient GrpcPort port;

    /**
     * Starts the server.
     *
     * @param context tells the version
     * @param config its settings
     * @param models what is served
     */
    @Activate
    public ModelServerComponent(BundleContext context, Config config, @Reference ServedModels models) {
        ServerSettings settings = ServerSettings.from(config);
        server = new ModelServer(
                models, settings, context.getBundle().getVersion().toString());
        port = settings.grpc().port() == 0 ? null : open(settings.grpc());
    }

    /** A port that is taken must not take HTTP away too. */
    private GrpcPort open(GrpcPort.Settings settings) {
        try {
            GrpcPort opened = server.openGrpc(settings);
            log.info("gRPC listens at {}:{}", settings.host(), opened.number());
            return opened;
        } catch (IOException e) {
            log.error(
                    "gRPC cannot listen at {}:{}; free the port, or set grpcPort in etc/io.qilian.modelserver.cfg",
                    settings.host(),
                    settings.port(),
                    e);
            return null;
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        server.http().service(request, response);
    }

    @Deactivate
    void stop() {
        if (port != null) {
            port.close();
        }
    }
}
