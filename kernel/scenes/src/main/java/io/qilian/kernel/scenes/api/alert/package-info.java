/** Which events of a scene need a person: the part {@code alerts} of a scene's file. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.scenes.api.alert;
