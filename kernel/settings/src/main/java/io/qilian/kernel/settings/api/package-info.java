/** YAML files as typed, checked records: scenes, feeds, model cards. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.settings.api;
