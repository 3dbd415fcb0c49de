/** Routes of feeds: they are started, kept alive, and bounded. */
package io.qilian.bundles.sensorroutes.internal.route;
