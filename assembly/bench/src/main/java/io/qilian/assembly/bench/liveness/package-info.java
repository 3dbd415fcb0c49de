/** What the liveness of feeds costs. */
package io.qilian.assembly.bench.liveness;
