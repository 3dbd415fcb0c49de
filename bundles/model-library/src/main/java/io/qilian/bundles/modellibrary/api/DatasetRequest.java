package io.qilian.bundles.modellibrary.api;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A folder of labelled pictures. For a detector in YOLO form: pictures in one folder, and in another for each picture a
 * text file of the same name with a line {@code class centreX centreY width height} for each object, from 0 to 1. Class -1
 * is something that is neither rewarded nor punished; a picture without a file shows nothing. For a classifier: a folder
 * of pictures for each class, called as the class.
 *
 * @param folder the whole
 * @param images where the pictures of a detector lie, below the folder
 * @param labels where its labels lie, below the folder
 * @param names names of its classes in the order of their numbers, between commas; or the file that has them, below the
 *     folder: one a line, or YAML with the key {@code names}; empty for the first of {@code classes.txt},
 *     {@code data.yaml}, {@code dataset.yaml} and {@code config.yaml} that is there
 * @param pictures which pictures, by a pattern of their names with {@code *} and {@code ?}
 * @param most at most so many, the first by name; 1 to {@value #MOST_PICTURES}
 */
public record DatasetRequest(
        Path folder, String images, String labels, Optional<String> names, String pictures, int most) {

    /** Most pictures of an evaluation. */
    public static final int MOST_PICTURES = 20_000;

    /**
     * Checks the bounds.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the number of pictures is out of its bounds
     */
    public DatasetRequest {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(images, "images");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(pictures, "pictures");
        if (most < 1 || most > MOST_PICTURES) {
            throw new IllegalArgumentException("limit: expected 1 to " + MOST_PICTURES + " pictures, got " + most);
        }
    }
}
