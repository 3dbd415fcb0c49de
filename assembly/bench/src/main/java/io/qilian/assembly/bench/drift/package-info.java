/** Measures what the watch over drift costs. */
package io.qilian.assembly.bench.drift;
