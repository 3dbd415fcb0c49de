/** The tracker: filter, assignment, association, memory. */
package io.qilian.bundles.vision.internal.tracking;
