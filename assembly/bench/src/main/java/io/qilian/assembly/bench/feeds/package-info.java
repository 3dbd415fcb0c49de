/** Measures what happens to feeds whose sources fail. */
package io.qilian.assembly.bench.feeds;
