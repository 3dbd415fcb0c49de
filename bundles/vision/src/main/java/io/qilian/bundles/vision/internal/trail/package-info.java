/** What rules remember of the objects of one stream. */
package io.qilian.bundles.vision.internal.trail;
