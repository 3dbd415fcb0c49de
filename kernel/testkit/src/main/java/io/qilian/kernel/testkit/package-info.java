/** Doubles and builders for the tests of scenario vendors. */
package io.qilian.kernel.testkit;
