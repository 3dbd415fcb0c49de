/** What scenes ask of those who bring them observations and models. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.scenes.api.pipeline;
