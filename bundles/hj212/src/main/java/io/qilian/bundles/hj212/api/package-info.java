/**
 * HJ 212-2017, by which environmental stations send to a centre over TCP: packets, data segments, their codec, and the
 * settings and figures of a feed that receives them.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.hj212.api;
