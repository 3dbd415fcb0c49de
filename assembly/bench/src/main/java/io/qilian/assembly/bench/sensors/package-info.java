/** Measures how fast what stations send is stored. */
package io.qilian.assembly.bench.sensors;
