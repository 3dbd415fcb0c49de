/** How events become alerts, and where alerts are kept. */
package io.qilian.kernel.alerts.internal;
