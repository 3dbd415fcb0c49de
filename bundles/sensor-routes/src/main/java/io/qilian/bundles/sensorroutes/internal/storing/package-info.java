/** Hands records to the ingest, a bounded number at a time, until all of them are stored. */
package io.qilian.bundles.sensorroutes.internal.storing;
