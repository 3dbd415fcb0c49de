/** The contract of a vendor: a scenario, the handler of one scene, and what the handler is given. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.api.scenario;
