package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.kernel.api.geometry.Box;

/**
 * A line of a label file: a class, and a box in shares of the picture.
 *
 * @param label number of the class; {@link #IGNORE} for something that neither rewards nor punishes
 */
record LabelledBox(int label, double centreX, double centreY, double width, double height) {

    static final int IGNORE = -1;

    Box in(int pictureWidth, int pictureHeight) {
        return new Box(
                (centreX - width / 2) * pictureWidth,
                (centreY - height / 2) * pictureHeight,
                (centreX + width / 2) * pictureWidth,
                (centreY + height / 2) * pictureHeight);
    }
}
