package io.qilian.bundles.modelserver.internal.grpc;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port on which gRPC is served. Its parts are named here one by one, since what looks for them by class loading finds
 * nothing inside a bundle.
 */
public final class GrpcPort implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GrpcPort.class);
    private static final int NETWORK_THREADS = 2;

    /** The tensor of a picture goes out in one go; with less its sender waits in the middle of it to be told to go on. */
    private static final int WINDOW_BYTES = 4 << 20;

    private static final int MOST_QUEUED = 1024;
    private static final int MOST_CALLS_OF_CONNECTION = 128;
    private static final long STOP_MS = 5_000;

    private final ThreadPoolExecutor callers;
    private final MultiThreadIoEventLoopGroup acceptor;
    private final MultiThreadIoEventLoopGroup network;
    private final Server server;

    /**
     * Where and how.
     *
     * @param host address to listen at
     * @param port port; 0 takes a free one
     * @param threads calls that are answered at once
     * @param messageBytes largest message that is taken
     */
    public record Settings(String host, int port, int threads, int messageBytes) {}

    private GrpcPort(Settings settings, List<BindableService> services, TensorMemory memory) {
        callers = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(MOST_QUEUED),
                threads("qilian-grpc-call-"));
        callers.allowCoreThreadTimeOut(true);
        acceptor = new MultiThreadIoEventLoopGroup(1, threads("qilian-grpc-accept-"), NioIoHandler.newFactory());
        network = new MultiThreadIoEventLoopGroup(
                NETWORK_THREADS, threads("qilian-grpc-network-"), NioIoHandler.newFactory());
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(settings.host(), settings.port()))
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(acceptor)
                .workerEventLoopGroup(network)
                .executor(callers)
                .intercept(new Peer())
                .maxInboundMessageSize(settings.messageBytes())
                .flowControlWindow(WINDOW_BYTES)
                .maxConcurrentCallsPerConnection(MOST_CALLS_OF_CONNECTION);
        services.forEach(service -> builder.addService(ReadableMessages.of(service, memory)));
        server = builder.build();
    }

    /**
     * Starts to listen.
     *
     * @param settings where and how
     * @param services what is offered
     * @param memory where large messages lie
     * @return the port, closed by the caller
     * @throws IOException if nothing can listen there
     */
    public static GrpcPort open(Settings settings, List<BindableService> services, TensorMemory memory)
            throws IOException {
        GrpcPort port = new GrpcPort(settings, services, memory);
        try {
            port.server.start();
            return port;
        } catch (IOException e) {
            port.close();
            throw e;
        }
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The port that it listens at. */
    public int number() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        callers.shutdownNow();
        stop(acceptor);
        stop(network);
    }

    private static void stop(MultiThreadIoEventLoopGroup threads) {
        if (!threads.shutdownGracefully(0, STOP_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP_MS)) {
            log.warn("The threads of gRPC's network did not end within {} ms", STOP_MS);
        }
    }
}
