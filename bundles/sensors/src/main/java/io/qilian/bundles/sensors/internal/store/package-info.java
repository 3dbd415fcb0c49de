/** Readings and dead letters in the database. */
package io.qilian.bundles.sensors.internal.store;
