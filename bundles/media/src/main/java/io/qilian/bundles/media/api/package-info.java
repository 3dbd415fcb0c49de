/**
 * Video and pictures: open, decode, scale into tensors, measure, draw, encode. Types of the JDK only, so that the bundle
 * depends on no other.
 */
@org.osgi.annotation.bundle.Export(substitution = org.osgi.annotation.bundle.Export.Substitution.NOIMPORT)
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.media.api;
