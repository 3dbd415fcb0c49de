package io.qilian.bundles.modellibrary.internal.drift;

/**
 * What was learnt of one half hour of the day.
 *
 * @param block which one, 0 for that after midnight (UTC)
 * @param windows windows that were learnt
 * @param visit half hours from the epoch to the one in which it was learnt last
 * @param counts what was counted in all of these windows
 */
record BaselineBlock(int block, int windows, long visit, Histograms counts) {}
