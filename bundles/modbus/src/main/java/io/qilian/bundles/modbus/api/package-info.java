/** Devices that are read by Modbus TCP: settings and counts. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.modbus.api;
