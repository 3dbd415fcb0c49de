/** Follows objects through the frames of a stream. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.vision.api.tracking;
