/** Tells and shows what the analysis finds. */
package io.qilian.scenarios.traffic.internal.report;
