package io.qilian.bundles.sl651.internal.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One connection of a server. Used on the server's thread only. */
public final class TcpConnection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final TcpServer server;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private TcpHandler handler;
    private int unsentBytes;
    private long lastReceivedNanos = System.nanoTime();

    TcpConnection(SocketChannel channel, SelectionKey key, TcpServer server) {
        this.channel = channel;
        this.key = key;
        this.server = server;
    }

    void handle(TcpHandler events) {
        handler = events;
    }

    TcpHandler handler() {
        return handler;
    }

    /**
     * Sends bytes, now or as soon as the other side takes them.
     *
     * @param bytes what is sent; not changed afterwards
     */
    public void send(byte[] bytes) {
        if (!key.isValid()) {
            return;
        }
        if (unsentBytes + bytes.length > server.limits().unsentBytes()) {
            server.events().stuck();
            close();
            return;
        }
        unsent.add(ByteBuffer.wrap(bytes));
        unsentBytes += bytes.length;
        try {
            write();
        } catch (IOException e) {
            close();
        }
    }

    /**
     * Reads on or not: what is not read stays with the sender.
     *
     * @param reading whether
     */
    public void reading(boolean reading) {
        if (key.isValid()) {
            key.interestOps(
                    reading ? key.interestOps() | SelectionKey.OP_READ : key.interestOps() & ~SelectionKey.OP_READ);
        }
    }

    /** Closes it. Idempotent. */
    public void close() {
        server.close(this);
    }

    void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            close();
            return;
        }
        lastReceivedNanos = System.nanoTime();
        handler.received(buffer.flip());
    }

    void write() throws IOException {
        while (!unsent.isEmpty()) {
            unsentBytes -= channel.write(unsent.peek());
            if (unsent.peek().hasRemaining()) {
                key.interestOps(key.interestOps() | SelectionKey.OP_WRITE);
                return;
            }
            unsent.remove();
        }
        key.interestOps(key.interestOps() & ~SelectionKey.OP_WRITE);
    }

    void tick(long nowNanos) {
        if (nowNanos - lastReceivedNanos > server.limits().idle().toNanos()) {
            server.events().idle();
            close();
        } else {
            handler.tick(nowNanos);
        }
    }

    void closeChannel() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            server.quietly(e);
        }
    }
}
