/** The protocol of hydrological stations, SL 651-2014: its frames, its reports, its settings. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.sl651.api;
