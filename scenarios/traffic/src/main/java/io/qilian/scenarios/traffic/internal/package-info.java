/** The traffic scenario. */
package io.qilian.scenarios.traffic.internal;
