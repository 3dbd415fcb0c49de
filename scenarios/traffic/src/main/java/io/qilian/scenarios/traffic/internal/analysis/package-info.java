/** Counts vehicles at lines and in zones. */
package io.qilian.scenarios.traffic.internal.analysis;
