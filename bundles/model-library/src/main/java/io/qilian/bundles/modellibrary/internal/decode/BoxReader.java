package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.modellibrary.internal.card.OutputCard.BoxForm;

/** Brings four numbers of a box into corners in pixels of the input. */
record BoxReader(BoxForm form, float width, float height) {

    void add(Candidates found, int label, float score, float a, float b, float c, float d) {
        switch (form) {
            case PIXEL_CORNERS -> found.addCorners(label, score, a, b, c, d);
            case PIXEL_CENTRE -> found.addCentre(label, score, a, b, c, d);
            case UNIT_CORNERS -> found.addCorners(label, score, a * width, b * height, c * width, d * height);
            case UNIT_CENTRE -> found.addCentre(label, score, a * width, b * height, c * width, d * height);
        }
    }
}
