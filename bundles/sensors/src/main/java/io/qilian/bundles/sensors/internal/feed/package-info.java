/** The sensor feeds of a folder, and who takes their readings. */
package io.qilian.bundles.sensors.internal.feed;
