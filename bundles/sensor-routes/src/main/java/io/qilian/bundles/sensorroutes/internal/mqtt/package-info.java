/** The protocol {@code mqtt}. */
package io.qilian.bundles.sensorroutes.internal.mqtt;
