/** Time that never runs backwards. */
package io.qilian.bundles.vision.internal.time;
