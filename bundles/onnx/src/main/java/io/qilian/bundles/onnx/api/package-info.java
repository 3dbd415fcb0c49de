/**
 * ONNX models in this process: sessions under leases, runs on pinned buffers, and the same session as a DJL model.
 * Types of the JDK and of DJL only, so that the bundle depends on no other.
 */
@org.osgi.annotation.bundle.Export(substitution = org.osgi.annotation.bundle.Export.Substitution.NOIMPORT)
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.onnx.api;
