package io.qilian.bundles.hj212.internal.net;

/** One connection, as seen by whoever speaks over it. On the loop's thread only. */
public interface Link {

    /** Sends bytes as soon as the other side takes them; closes the connection if too much waits. */
    void send(byte[] bytes);

    /** Reads no further, or goes on. */
    void read(boolean on);

    /** Ends the connection; its listener is told once. */
    void close();

    /** The other side's address, for people. */
    String remote();
}
