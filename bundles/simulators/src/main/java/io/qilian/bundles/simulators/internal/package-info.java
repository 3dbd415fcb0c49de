/** Runs simulations. */
package io.qilian.bundles.simulators.internal;
