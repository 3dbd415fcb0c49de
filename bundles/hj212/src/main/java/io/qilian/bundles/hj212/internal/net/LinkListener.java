package io.qilian.bundles.hj212.internal.net;

import java.nio.ByteBuffer;

/** Takes what comes over one connection. On the loop's thread only; must not wait. */
public interface LinkListener {

    /** Bytes have come; they are to be read at once. */
    void received(ByteBuffer bytes);

    /** The connection has ended, and why. */
    void closed(End end);

    /** How a connection ended. */
    enum End {
        /** By the other side, the network, or on our own wish. */
        USUAL,
        /** The other side did not take what was sent. */
        SLOW
    }
}
