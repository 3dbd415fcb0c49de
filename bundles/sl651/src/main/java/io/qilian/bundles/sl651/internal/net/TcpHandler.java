package io.qilian.bundles.sl651.internal.net;

import java.nio.ByteBuffer;

/** What happens on a connection. Called on the server's thread, which must not wait. */
public interface TcpHandler {

    /**
     * Bytes came.
     *
     * @param bytes read to their end; reused afterwards
     */
    void received(ByteBuffer bytes);

    /**
     * Some time passed.
     *
     * @param nowNanos of {@link System#nanoTime()}
     */
    void tick(long nowNanos);

    /** The connection is closed. */
    void closed();
}
