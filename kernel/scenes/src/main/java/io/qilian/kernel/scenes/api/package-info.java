/** Scenarios, scenes and events, as consoles, endpoints and other capabilities use them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.scenes.api;
