/** Makes readings of what stations send, by the feed's file. */
package io.qilian.bundles.sensors.internal.mapping;
