/** One simulated station or device of each kind. */
package io.qilian.bundles.simulators.internal.device;
