package io.qilian.bundles.vision.internal.trail;

/**
 * Extent of a frame.
 *
 * @param width pixels
 * @param height pixels
 */
public record PictureSize(int width, int height) {}
