/** Reads payloads of stations: JSON, NGSI-LD and CSV. */
package io.qilian.bundles.sensorroutes.internal.payload;
