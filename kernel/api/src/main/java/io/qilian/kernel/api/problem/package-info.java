/** What is told when something is refused: what, where, expected, actual, what to do. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.api.problem;
