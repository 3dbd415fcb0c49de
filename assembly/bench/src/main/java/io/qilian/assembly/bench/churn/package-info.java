/** Breaks feeds in every way at random for a long time, and looks at what is left behind. */
package io.qilian.assembly.bench.churn;
