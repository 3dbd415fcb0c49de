package io.qilian.bundles.hj212.internal.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The port that stations connect to. What fails is tried again after a wait that doubles up to a minute. */
final class ListeningPort implements SelectorLoop.Ready {

    private static final int BACKLOG = 128;
    private static final long FIRST_WAIT_MS = 500;
    private static final long LONGEST_WAIT_MS = 60_000;

    private final Selector selector;
    private final InetSocketAddress address;
    private final LinkAcceptor acceptor;
    private ServerSocketChannel channel;
    private SelectionKey key;
    private long waitMs = FIRST_WAIT_MS;
    private long dueAtNanos = System.nanoTime();

    ListeningPort(Selector selector, String address, int port, LinkAcceptor acceptor) {
        this.selector = selector;
        this.address = new InetSocketAddress(address, port);
        this.acceptor = acceptor;
    }

    void tick() {
        if (System.nanoTime() - dueAtNanos >= 0) {
            if (channel == null) {
                open();
            } else if (key.interestOps() == 0) {
                key.interestOps(SelectionKey.OP_ACCEPT);
            }
        }
        acceptor.tick();
    }

    private void open() {
        try {
            channel = ServerSocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, BACKLOG);
            key = channel.register(selector, SelectionKey.OP_ACCEPT, this);
            waitMs = FIRST_WAIT_MS;
            acceptor.listening(((InetSocketAddress) channel.getLocalAddress()).getPort(), Optional.empty());
        } catch (IOException | RuntimeException e) {
            // Also an address that does not resolve, which is a runtime exception.
            close();
            channel = null;
            postpone();
            acceptor.listening(0, Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage()));
        }
    }

    private void postpone() {
        dueAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
        waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    }

    @Override
    public void ready(SelectionKey ready, ByteBuffer input) {
        try {
            SocketChannel accepted = channel.accept();
            if (accepted != null) {
                take(accepted);
            }
        } catch (IOException e) {
            // Such as no file descriptor left: the key would be ready again at once, so the port rests.
            key.interestOps(0);
            postpone();
        }
    }

    private void take(SocketChannel accepted) throws IOException {
        InetAddress from = ((InetSocketAddress) accepted.getRemoteAddress()).getAddress();
        if (!acceptor.admits(from)) {
            accepted.close();
            return;
        }
        try {
            accepted.configureBlocking(false);
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            accepted.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            new TcpLink(selector, accepted).listen(acceptor);
        } catch (IOException e) {
            // The station has gone already.
            accepted.close();
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing is left to do with a port that does not close; the operating system takes it back with the
            // process.
            key = null;
        }
    }
}
