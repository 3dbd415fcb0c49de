/** Takes what stations send, stores it in groups, and hands it on. */
package io.qilian.bundles.sensors.internal.ingest;
