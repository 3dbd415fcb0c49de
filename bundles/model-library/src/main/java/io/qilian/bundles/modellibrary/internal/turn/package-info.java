/** Turns for what must not be done twice at once. */
package io.qilian.bundles.modellibrary.internal.turn;
