/** The rules of lines, zones and standing objects, and what they remember of tracks. */
package io.qilian.bundles.vision.internal.counting;
