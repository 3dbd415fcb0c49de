/** The protocol {@code http}. */
package io.qilian.bundles.sensorroutes.internal.http;
