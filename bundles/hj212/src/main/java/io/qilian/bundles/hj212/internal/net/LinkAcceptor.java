package io.qilian.bundles.hj212.internal.net;

import java.net.InetAddress;
import java.util.Optional;

/** Decides who may connect. On the loop's thread only; must not wait. */
public interface LinkAcceptor {

    /** Whether a connection from that address is taken. */
    boolean admits(InetAddress address);

    /** Who listens to a connection that was admitted. */
    LinkListener accepted(Link link);

    /** The port is open, or could not be opened for the reason given. */
    void listening(int port, Optional<String> failure);

    /** Some time has passed; called about ten times a second. */
    void tick();
}
