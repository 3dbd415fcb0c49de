/** Feeds whose files are dropped in a folder: settings. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.sensorroutes.api.files;
