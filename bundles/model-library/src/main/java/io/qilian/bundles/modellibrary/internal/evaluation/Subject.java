package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.media.api.Picture;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.observation.Detection;
import java.util.List;

/** The model that is evaluated. */
interface Subject {

    /** Name and version, for messages. */
    String name();

    /** Its classes in their order. */
    List<String> labels();

    /** Overlap from which the card takes the weaker of two boxes for the same object. */
    double sameObject();

    /** What a detector finds in a picture, best first, from the least score of the evaluation on. */
    List<Detection> detect(Picture picture);

    /** What a classifier takes a picture for, best first. */
    List<Score> classify(Picture picture);
}
