/** Reads records of Kafka. */
package io.qilian.bundles.sensorroutes.internal.kafka;
