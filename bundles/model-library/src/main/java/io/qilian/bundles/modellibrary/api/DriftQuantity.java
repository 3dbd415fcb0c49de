package io.qilian.bundles.modellibrary.api;

/** What is watched of the frames of a feed that go through a model. */
public enum DriftQuantity {
    /** How light the pixels are; its value is the mean luminance, 0 to 255. */
    BRIGHTNESS(true),
    /** How strong edges are: magnitudes of the Laplacian; its value is their mean base-2 logarithm, low for a blurred picture. */
    SHARPNESS(true),
    /** How much a picture tells: Shannon entropy of the luminance of each frame; its value is the mean, in bits, 0 to 5. */
    ENTROPY(true),
    /** Which hues the pixels have, or none; its value is the mean hue in degrees, 0 to 360. */
    COLOUR(true),
    /** How sure the model is of what it finds; its value is the mean score, 0 to 1. */
    SCORES(false),
    /** What the model finds; its value is the share of the class that was most frequent in the baseline, 0 to 1. */
    CLASSES(false),
    /** How many objects the model finds in a frame; its value is the mean number. */
    BOXES(false),
    /** Whether the model finds anything; its value is the share of the frames in which it finds nothing, 0 to 1. */
    EMPTY(false);

    private final boolean ofPicture;

    DriftQuantity(boolean ofPicture) {
        this.ofPicture = ofPicture;
    }

    /**
     * Whether it is measured on the pictures, not on what the model finds in them.
     *
     * @return true for what a camera does, false for what a model sees
     */
    public boolean ofPicture() {
        return ofPicture;
    }
}
