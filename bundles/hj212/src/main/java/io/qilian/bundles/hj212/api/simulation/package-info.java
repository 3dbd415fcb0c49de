/** A station that is not there: for tests of vendors, and to try a feed without one. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.hj212.api.simulation;
