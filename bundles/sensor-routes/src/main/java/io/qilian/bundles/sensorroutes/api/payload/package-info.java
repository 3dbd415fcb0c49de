/** How payloads of stations are read: settings of the part {@code payload:} of a feed's {@code connection:}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.sensorroutes.api.payload;
