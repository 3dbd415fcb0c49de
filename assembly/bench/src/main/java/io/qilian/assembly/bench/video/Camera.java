package io.qilian.assembly.bench.video;

import java.io.IOException;

/** A source of video in this process that can be made to fail. Thread-safe. */
public interface Camera {

    /**
     * Where it is watched.
     *
     * @return the source of a feed
     */
    String address();

    /**
     * Nothing listens any more, and all connections break soon.
     *
     * @throws IOException if it cannot be stopped
     */
    void kill() throws IOException;

    /** Connections stay and are accepted, and nothing comes. */
    void stall();

    /**
     * It works again, at the same address.
     *
     * @throws IOException if nothing can listen there
     */
    void restore() throws IOException;
}
