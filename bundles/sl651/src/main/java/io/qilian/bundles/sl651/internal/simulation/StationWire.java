package io.qilian.bundles.sl651.internal.simulation;

import io.qilian.bundles.sl651.api.FrameDecoder;
import io.qilian.bundles.sl651.api.FrameRejection;
import io.qilian.bundles.sl651.api.Sl651Frame;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A station's connection to its centre. For one thread, but closed by any. */
final class StationWire implements AutoCloseable, FrameDecoder.Sink {

    private static final Logger log = LoggerFactory.getLogger(StationWire.class);
    private static final int CONNECT_TIMEOUT_MS = 1_000;

    private final Socket socket;
    private final FrameDecoder decoder = new FrameDecoder();
    private final Deque<Sl651Frame> frames = new ArrayDeque<>();
    private final byte[] buffer = new byte[4_096];

    private StationWire(Socket socket) {
        this.socket = socket;
    }

    static StationWire connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MS);
            return new StationWire(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next frame of the centre, if one comes in time. */
    Optional<Sl651Frame> receive(int timeoutMs) throws IOException {
        if (frames.isEmpty()) {
            socket.setSoTimeout(Math.max(1, timeoutMs));
            try {
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    throw new EOFException("the centre has closed the connection");
                }
                decoder.decode(ByteBuffer.wrap(buffer, 0, count), this);
            } catch (SocketTimeoutException e) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(frames.poll());
    }

    @Override
    public void frame(Sl651Frame frame) {
        frames.add(frame);
    }

    @Override
    public void rejected(FrameRejection rejection) {
        log.debug("The centre sent no frame: {}", rejection.problem().message());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("A connection could not be closed", e);
        }
    }
}
