package io.qilian.bundles.sl651.internal.net;

import java.time.Duration;

/**
 * Bounds of a server.
 *
 * @param connections most connections; a further one is closed at once
 * @param idle how long a connection may be silent
 * @param unsentBytes most bytes that wait to be sent on a connection; with more it is closed
 */
public record TcpLimits(int connections, Duration idle, int unsentBytes) {}
