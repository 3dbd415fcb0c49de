/** Gives the platform far more frames than it can analyse, and looks at their age, at fairness, and at whether all are accounted for. */
package io.qilian.assembly.bench.overload;
