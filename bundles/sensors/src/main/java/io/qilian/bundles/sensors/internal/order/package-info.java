/** Brings readings into the order of their event time. */
package io.qilian.bundles.sensors.internal.order;
