/** Measures the model server: what its ways in add to a run, and what shared runs gain. */
package io.qilian.assembly.bench.server;
