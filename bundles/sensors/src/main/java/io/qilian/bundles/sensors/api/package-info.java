/** Sensor feeds: what stations send, how protocols hand it in, and what becomes of it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.sensors.api;
