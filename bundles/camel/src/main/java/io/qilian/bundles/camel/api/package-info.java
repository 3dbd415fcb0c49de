/** What travels on the routes of feeds, models and scenes, for those who write routes by hand. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.camel.api;
