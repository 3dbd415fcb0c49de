/** From points of the picture to points of the ground, and to speeds, with their uncertainty. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.vision.api.calibration;
