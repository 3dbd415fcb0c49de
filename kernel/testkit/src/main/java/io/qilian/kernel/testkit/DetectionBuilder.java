package io.qilian.kernel.testkit;

import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;

/** Makes detections: a person of 40 by 100 pixels with score 0.9 that stands at (100, 100), unless told otherwise. */
public final class DetectionBuilder {

    private String label = "person";
    private double score = 0.9;
    private double width = 40;
    private double height = 100;
    private double groundX = 100;
    private double groundY = 100;

    private DetectionBuilder() {}

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static DetectionBuilder detection() {
        return new DetectionBuilder();
    }

    /**
     * Sets the class.
     *
     * @param value the label
     * @return this builder
     */
    public DetectionBuilder label(String value) {
        label = value;
        return this;
    }

    /**
     * Sets the score.
     *
     * @param value 0 to 1
     * @return this builder
     */
    public DetectionBuilder score(double value) {
        score = value;
        return this;
    }

    /**
     * Sets the extent.
     *
     * @param across width in pixels
     * @param down height in pixels
     * @return this builder
     */
    public DetectionBuilder size(double across, double down) {
        width = across;
        height = down;
        return this;
    }

    /**
     * Sets where the object stands: the middle of the lower edge.
     *
     * @param x pixels from the left
     * @param y pixels from the top
     * @return this builder
     */
    public DetectionBuilder ground(double x, double y) {
        groundX = x;
        groundY = y;
        return this;
    }

    /**
     * The box as it is set.
     *
     * @return the box
     */
    public Box box() {
        return new Box(groundX - width / 2, groundY - height, groundX + width / 2, groundY);
    }

    /**
     * The detection as it is set.
     *
     * @return the detection
     */
    public Detection build() {
        return new Detection(label, score, box());
    }
}
