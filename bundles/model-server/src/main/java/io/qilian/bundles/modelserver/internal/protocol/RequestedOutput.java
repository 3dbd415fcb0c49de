package io.qilian.bundles.modelserver.internal.protocol;

/**
 * An output that is asked for.
 *
 * @param name name of the output
 * @param binary whether as bytes rather than as JSON
 */
public record RequestedOutput(String name, boolean binary) {}
