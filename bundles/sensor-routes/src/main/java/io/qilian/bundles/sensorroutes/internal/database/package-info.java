/** Polls databases for rows that are new. */
package io.qilian.bundles.sensorroutes.internal.database;
