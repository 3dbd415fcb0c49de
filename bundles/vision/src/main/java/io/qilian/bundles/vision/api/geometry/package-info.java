/** Lines and zones as operators draw them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.vision.api.geometry;
