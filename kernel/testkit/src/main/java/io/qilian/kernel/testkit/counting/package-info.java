/** The counting conformance kit: scripted stories with exact answers, and the contract that runs them. */
package io.qilian.kernel.testkit.counting;
