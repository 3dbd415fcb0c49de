package io.qilian.bundles.hj212.internal.net;

import io.qilian.bundles.hj212.internal.net.LinkListener.End;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One connection on the loop. What waits to be sent is bounded; a station that does not take it is let go. */
final class TcpLink implements Link, SelectorLoop.Ready {

    private static final int MAXIMUM_WAITING_BYTES = 64 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final String remote;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private LinkListener listener;
    private int waitingBytes;
    private boolean closed;

    TcpLink(Selector selector, SocketChannel channel) throws IOException {
        this.channel = channel;
        this.remote = String.valueOf(channel.getRemoteAddress());
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void listen(LinkAcceptor acceptor) {
        listener = acceptor.accepted(this);
    }

    @Override
    public void ready(SelectionKey ready, ByteBuffer input) throws IOException {
        if (ready.isWritable()) {
            write();
        }
        if (!closed && ready.isReadable()) {
            input.clear();
            int read = channel.read(input);
            if (read < 0) {
                close();
            } else {
                listener.received(input.flip());
            }
        }
    }

    @Override
    public void send(byte[] bytes) {
        if (closed) {
            return;
        }
        if (waitingBytes + bytes.length > MAXIMUM_WAITING_BYTES) {
            end(End.SLOW);
            return;
        }
        waiting.add(ByteBuffer.wrap(bytes));
        waitingBytes += bytes.length;
        try {
            write();
        } catch (IOException e) {
            // As when reading fails: the listener is told that the connection has ended.
            close();
        }
    }

    private void write() throws IOException {
        while (!waiting.isEmpty()) {
            ByteBuffer next = waiting.peek();
            waitingBytes -= channel.write(next);
            if (next.hasRemaining()) {
                break;
            }
            waiting.remove();
        }
        interest(SelectionKey.OP_WRITE, !waiting.isEmpty());
    }

    @Override
    public void read(boolean on) {
        if (!closed) {
            interest(SelectionKey.OP_READ, on);
        }
    }

    private void interest(int operation, boolean on) {
        int before = key.interestOps();
        int after = on ? before | operation : before & ~operation;
        if (after != before) {
            key.interestOps(after);
        }
    }

    @Override
    public void close() {
        end(End.USUAL);
    }

    private void end(End end) {
        if (closed) {
            return;
        }
        closed = true;
        waiting.clear();
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is given back all the same.
            waitingBytes = 0;
        }
        listener.closed(end);
    }

    @Override
    public String remote() {
        return remote;
    }
}
