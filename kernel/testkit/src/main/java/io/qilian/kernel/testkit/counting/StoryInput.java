package io.qilian.kernel.testkit.counting;

/** What a counter is given. */
public enum StoryInput {
    /** Scripted tracks and detections: tests the rule of the line alone. */
    TRACKS,
    /** Detections only: tests the tracker of the counter as well. */
    DETECTIONS
}
