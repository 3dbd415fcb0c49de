/** Which pictures are worth an analysis. */
package io.qilian.bundles.feeds.internal.gating;
