/** How sources are opened: few at a time, and hosts that are down seldom. */
package io.qilian.bundles.feeds.internal.connection;
