/** What an operator can set. */
package io.qilian.scenarios.traffic.internal.settings;
