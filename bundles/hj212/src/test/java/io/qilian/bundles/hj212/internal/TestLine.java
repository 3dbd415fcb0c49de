package io.qilian.bundles.hj212.internal;

import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.PacketCodec;
import io.qilian.bundles.hj212.api.PacketDecoder;
import io.qilian.bundles.hj212.api.PacketSink;
import io.qilian.bundles.hj212.api.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** A connection to a feed, by which a test says what it likes. */
final class TestLine implements AutoCloseable, PacketSink {

    private static final int ANSWER_TIMEOUT_MS = 15_000;

    private final Socket socket;
    private final PacketDecoder decoder = new PacketDecoder(PacketCodec.MAXIMUM_LENGTH);
    private final Queue<DataSegment> answers = new ArrayDeque<>();

    TestLine(TestFeed feed) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), feed.connection.port());
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An upload of QL1 with the right password that wants an answer. */
    static DataSegment upload(String requestNumber, String commandCode, String parameters) {
        return DataSegment.of(requestNumber, "22", commandCode, "QL1")
                .withPassword(TestFeed.PASSWORD)
                .withFlags(1, true)
                .withParameters(parameters);
    }

    void send(DataSegment segment) {
        send(PacketCodec.encode(segment));
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next thing that the feed says; nothing if it ends the connection. */
    Optional<DataSegment> next() {
        return next(ANSWER_TIMEOUT_MS);
    }

    /** The next thing that the feed says within some time; nothing if it says nothing, or ends the connection. */
    Optional<DataSegment> next(int timeoutMs) {
        byte[] input = new byte[4096];
        try {
            socket.setSoTimeout(timeoutMs);
            while (answers.isEmpty()) {
                int read = socket.getInputStream().read(input);
                if (read < 0) {
                    return Optional.empty();
                }
                decoder.decode(ByteBuffer.wrap(input, 0, read), this);
            }
            return Optional.of(answers.remove());
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            // As when it is ended: the feed has reset the connection.
            return Optional.empty();
        }
    }

    /** Whether the feed has ended the connection, or does within the usual time. */
    boolean ended() {
        try {
            socket.setSoTimeout(ANSWER_TIMEOUT_MS);
            int read = socket.getInputStream().read();
            while (read >= 0) {
                read = socket.getInputStream().read();
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void packet(DataSegment segment, String original) {
        answers.add(segment);
    }

    @Override
    public void rejected(Rejection rejection) {
        throw new AssertionError(
                "The feed writes what is no packet: " + rejection.problem().message());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
