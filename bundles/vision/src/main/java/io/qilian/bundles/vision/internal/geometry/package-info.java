/** Plane geometry of lines and zones in pixels. */
package io.qilian.bundles.vision.internal.geometry;
