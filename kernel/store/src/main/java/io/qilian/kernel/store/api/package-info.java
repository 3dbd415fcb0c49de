/** The database: one for the installation, each capability with tables of its own. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.store.api;
