/** A station of SL 651-2014 that exists in software only, with faults on demand. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.sl651.api.simulation;
