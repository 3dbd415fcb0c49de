/** Alerts: events that somebody must look at, and what people do about them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.alerts.api;
