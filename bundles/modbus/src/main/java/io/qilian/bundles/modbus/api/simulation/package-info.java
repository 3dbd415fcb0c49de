/** A Modbus device that exists in software only, with faults on demand. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.modbus.api.simulation;
