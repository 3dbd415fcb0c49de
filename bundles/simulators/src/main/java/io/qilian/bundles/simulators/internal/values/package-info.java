/** What stations and devices measure. */
package io.qilian.bundles.simulators.internal.values;
