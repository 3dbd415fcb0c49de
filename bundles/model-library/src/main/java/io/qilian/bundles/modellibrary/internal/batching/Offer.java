package io.qilian.bundles.modellibrary.internal.batching;

import io.qilian.bundles.modellibrary.api.CallDeadline;

/**
 * A call that may share a run with others.
 *
 * @param job what it brings
 * @param kind calls of equal kinds can share a run
 * @param rows how much of a run it takes, at least 1 and at most what a run has
 * @param source who calls; sources take turns
 * @param priority lower goes first
 * @param deadline until when, waiting included
 */
public record Offer<J>(J job, Object kind, int rows, Object source, int priority, CallDeadline deadline) {}
