/** What comes in: frames of a camera and readings of a sensor. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.qilian.kernel.api.feed;
