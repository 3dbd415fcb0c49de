/** How a scenario declares its settings: a record, annotated. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.api.settings;
