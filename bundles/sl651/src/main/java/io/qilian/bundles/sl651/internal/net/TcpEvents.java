package io.qilian.bundles.sl651.internal.net;

import java.io.IOException;

/** What a server tells of itself. Called on its thread. */
public interface TcpEvents {

    /** It listens. */
    void listening();

    /**
     * It cannot listen, and will try again.
     *
     * @param cause why
     */
    void failed(IOException cause);

    /**
     * A connection came.
     *
     * @param connection the connection
     * @return what is told of it
     */
    TcpHandler accepted(TcpConnection connection);

    /** A connection was refused, since there are too many or the system has no place for it. */
    void refused();

    /** A connection is closed that was silent for too long. */
    void idle();

    /** A connection is closed since it takes no answers. */
    void stuck();
}
