/** Stations and devices that exist in software only, for trying feeds and scenes without any. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.simulators.api;
