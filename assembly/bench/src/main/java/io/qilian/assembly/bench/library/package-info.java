/** Measures the model library: swaps under traffic, loads and unloads, damaged files. */
package io.qilian.assembly.bench.library;
