package io.qilian.bundles.sl651.internal.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on one port and serves all its connections on one thread, which never waits for any of them. A port that is taken
 * is tried again with a growing wait. Knows nothing of what is sent.
 */
public final class TcpServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TcpServer.class);
    private static final long TICK_MS = 100;
    private static final long CLOSE_MS = 1_500;
    private static final int READ_BYTES = 4_096;

    private final InetSocketAddress address;
    private final TcpLimits limits;
    private final TcpEvents events;
    private final Backoff backoff;
    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final Set<TcpConnection> connections = new HashSet<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private ServerSocketChannel listener;
    private long nextAttemptNanos = System.nanoTime();
    private long nextTickNanos = System.nanoTime();
    private volatile boolean closed;

    /**
     * Prepares a server; {@link #start} begins.
     *
     * @param threadName of its thread
     * @param address where it listens
     * @param limits its bounds
     * @param events told of what happens
     * @param random spreads attempts
     * @throws IOException if the system has no selector
     */
    public TcpServer(
            String threadName, InetSocketAddress address, TcpLimits limits, TcpEvents events, RandomGenerator random)
            throws IOException {
        this.address = address;
        this.limits = limits;
        this.events = events;
        this.backoff = new Backoff(random);
        this.selector = Selector.open();
        this.thread = new Thread(this::run, threadName);
        this.thread.setDaemon(true);
    }

    /** Begins to listen. */
    public void start() {
        thread.start();
    }

    /**
     * Runs something on the server's thread, as long as it is open. Any thread. Callers bound how much they hand in.
     *
     * @param task what to run
     */
    public void execute(Runnable task) {
        if (!closed) {
            tasks.add(task);
            selector.wakeup();
        }
    }

    TcpLimits limits() {
        return limits;
    }

    TcpEvents events() {
        return events;
    }

    private void run() {
        try (selector) {
            while (!closed) {
                listen();
                selector.select(TICK_MS);
                for (Runnable task = tasks.poll(); task != null && !closed; task = tasks.poll()) {
                    guarded(task);
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    serve(key);
                }
                selector.selectedKeys().clear();
                tick();
            }
        } catch (IOException e) {
            log.error("{} cannot select and has ended", thread.getName(), e);
            events.failed(e);
        } finally {
            List.copyOf(connections).forEach(this::close);
            stopListening();
        }
    }

    private void listen() {
        if (listener != null || System.nanoTime() - nextAttemptNanos < 0) {
            return;
        }
        try {
            listener = ServerSocketChannel.open();
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            events.listening();
        } catch (IOException e) {
            stopListening();
            nextAttemptNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(backoff.afterFailureMs());
            events.failed(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isValid() && key.isAcceptable()) {
                accept();
            }
            if (key.attachment() instanceof TcpConnection connection) {
                serve(key, connection);
            }
        } catch (CancelledKeyException e) {
            log.trace("A connection was closed while it was served", e);
        }
    }

    private void serve(SelectionKey key, TcpConnection connection) {
        guarded(() -> {
            try {
                if (key.isValid() && key.isWritable()) {
                    connection.write();
                }
                if (key.isValid() && key.isReadable()) {
                    connection.read(buffer);
                }
            } catch (IOException e) {
                log.debug("A connection broke", e);
                close(connection);
            }
        });
    }

    private void accept() {
        try {
            SocketChannel channel = listener.accept();
            if (channel == null) {
                return;
            }
            if (connections.size() >= limits.connections()) {
                events.refused();
                channel.close();
                return;
            }
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            TcpConnection connection = new TcpConnection(channel, key, this);
            key.attach(connection);
            connections.add(connection);
            connection.handle(events.accepted(connection));
        } catch (IOException e) {
            // The system has no place for it: connections wait with the system until the next attempt.
            events.refused();
            stopListening();
            nextAttemptNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(backoff.afterFailureMs());
            events.failed(e);
        }
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - nextTickNanos < 0) {
            return;
        }
        nextTickNanos = now + TimeUnit.MILLISECONDS.toNanos(TICK_MS);
        List.copyOf(connections).forEach(connection -> guarded(() -> connection.tick(now)));
    }

    /** A defect in what is done for one connection must not end the others. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("{} met a defect", thread.getName(), e);
        }
    }

    void close(TcpConnection connection) {
        if (connections.remove(connection)) {
            connection.closeChannel();
            connection.handler().closed();
        }
    }

    void quietly(IOException e) {
        log.debug("A channel could not be closed", e);
    }

    private void stopListening() {
        if (listener != null) {
            try {
                listener.close();
            } catch (IOException e) {
                quietly(e);
            }
            listener = null;
        }
    }

    /** Ends it: its thread calls nobody after this returns. Idempotent. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive() && thread != Thread.currentThread()) {
            log.error("{} does not end", thread.getName());
        }
    }
}
