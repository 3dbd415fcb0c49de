package io.qilian.bundles.vision.internal.counting;

/**
 * Extent of a frame.
 *
 * @param width pixels
 * @param height pixels
 */
record PictureSize(int width, int height) {}
