/** What time it is where a picture was taken. */
package io.qilian.bundles.feeds.internal.clock;
