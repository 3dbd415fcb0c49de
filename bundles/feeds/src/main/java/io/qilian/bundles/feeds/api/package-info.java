/** The feeds of this installation: what there is, and their frames. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.feeds.api;
