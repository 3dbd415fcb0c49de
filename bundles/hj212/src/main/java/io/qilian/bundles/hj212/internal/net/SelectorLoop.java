package io.qilian.bundles.hj212.internal.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a feed: it waits for the network, and runs what others hand it. What is handed in is bounded by those
 * who do: one task for each message that is being stored, of which each connection has a bounded number.
 */
public final class SelectorLoop implements Executor, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SelectorLoop.class);
    private static final long TICK_MS = 100;
    private static final int READ_BYTES = 16 * 1024;
    private static final long CLOSE_MS = 1500;

    private final String feed;
    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer input = ByteBuffer.allocateDirect(READ_BYTES);
    private final Thread thread;
    private volatile boolean closed;
    private ListeningPort port;
    private long tickedAtNanos;

    /** What is ready for a key. */
    interface Ready {

        void ready(SelectionKey key, ByteBuffer input) throws IOException;

        void close();
    }

    /** A loop that does not run yet. */
    public SelectorLoop(String feed) {
        this.feed = feed;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::run, "qilian-hj212-" + feed);
        thread.setDaemon(true);
    }

    /** Begins to listen, and to run tasks. */
    public void start(String address, int number, LinkAcceptor acceptor) {
        port = new ListeningPort(selector, address, number, acceptor);
        thread.start();
    }

    /** Runs a task on the loop's thread, after those handed in before. Dropped once the loop is closed. */
    @Override
    public void execute(Runnable task) {
        if (closed) {
            return;
        }
        tasks.add(task);
        selector.wakeup();
    }

    /** Closes the port and all connections. No task and no listener is called after it returns. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (thread.isAlive()) {
            log.warn("Feed {}: its connections did not close in {} ms", feed, CLOSE_MS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(TICK_MS);
                runTasks();
                tick();
                serve();
            }
        } catch (IOException e) {
            log.error("Feed {}: the network cannot be waited for any more", feed, e);
        } finally {
            release();
        }
    }

    private void runTasks() {
        // Those that are handed in meanwhile wait for the next turn, so that the network has its own.
        for (int left = tasks.size(); left > 0 && !closed; left--) {
            guarded(tasks.poll());
        }
    }

    private void tick() {
        long now = System.nanoTime();
        if (!closed && now - tickedAtNanos >= TimeUnit.MILLISECONDS.toNanos(TICK_MS)) {
            tickedAtNanos = now;
            guarded(port::tick);
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // One station must not end the thread of all.
            log.error("Feed {}: a defect while a message was dealt with", feed, e);
        }
    }

    private void serve() {
        for (SelectionKey key : selector.selectedKeys()) {
            if (closed) {
                return;
            }
            serve(key, (Ready) key.attachment());
        }
        selector.selectedKeys().clear();
    }

    private void serve(SelectionKey key, Ready ready) {
        try {
            if (key.isValid()) {
                ready.ready(key, input);
            }
        } catch (IOException e) {
            // A connection that breaks is an everyday thing; its listener counts it.
            ready.close();
        } catch (RuntimeException e) {
            log.error("Feed {}: a defect while a connection was read; it is closed", feed, e);
            ready.close();
        }
    }

    private void release() {
        for (SelectionKey key : new ArrayList<>(selector.keys())) {
            guarded(((Ready) key.attachment())::close);
        }
        try {
            selector.close();
        } catch (IOException e) {
            log.warn("Feed {}: the selector could not be closed", feed, e);
        }
        tasks.clear();
    }
}
