package io.qilian.bundles.modelserver.internal.http;

/**
 * Bounds of requests over HTTP.
 *
 * @param bodyBytes largest body, unpacked
 * @param bodies so many of the largest fit into memory at once
 * @param requests requests for inference at once
 */
public record HttpBounds(int bodyBytes, int bodies, int requests) {}
