/** Measures the product. */
package io.qilian.assembly.bench;
