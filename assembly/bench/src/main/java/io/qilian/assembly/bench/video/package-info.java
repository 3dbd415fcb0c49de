/** Cameras, feeds and the way from feeds to models, for benchmarks that need them whole. */
package io.qilian.assembly.bench.video;
