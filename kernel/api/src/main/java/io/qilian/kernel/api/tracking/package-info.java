/** Multi-object trackers: detections of successive frames become tracks. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.api.tracking;
