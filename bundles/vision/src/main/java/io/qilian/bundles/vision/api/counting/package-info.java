/** Counts at lines, visits to zones and objects that stand still. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.vision.api.counting;
