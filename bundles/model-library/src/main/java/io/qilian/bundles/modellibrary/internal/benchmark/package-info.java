/** How fast a version runs through the library, beside the runtime alone. */
package io.qilian.bundles.modellibrary.internal.benchmark;
