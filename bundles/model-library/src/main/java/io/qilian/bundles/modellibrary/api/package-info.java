/** The AI model library: what models there are, and frames run through them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.bundles.modellibrary.api;
