/** Feeds that come by a route: what they count. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.sensorroutes.api;
