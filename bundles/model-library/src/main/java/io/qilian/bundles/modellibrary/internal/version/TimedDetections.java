package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.kernel.api.observation.Detection;
import java.util.List;

/**
 * What a version found in a picture, and how long that took.
 *
 * @param found the detections in pixels of the picture, best first
 * @param runNs time of the run and of reading its output, without bringing the picture into the input
 */
public record TimedDetections(List<Detection> found, long runNs) {}
