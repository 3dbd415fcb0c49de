package io.qilian.bundles.modellibrary.api;

/**
 * How far an evaluation is.
 *
 * @param done pictures that are done
 * @param total all pictures
 */
public record EvaluationProgress(int done, int total) {}
