package io.qilian.bundles.modellibrary.internal.evaluation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads labels in YOLO form, and refuses what is not in it by file and line. */
final class LabelFile {

    /** Longest file in bytes. */
    static final int MOST_BYTES = 1 << 20;

    /** Most boxes of a picture. */
    static final int MOST_BOXES = 5000;

    private static final int CELLS = 5;
    private static final String FORM = "class centreX centreY width height";

    private final Path file;
    private final int classes;

    /** The labels of a picture, whose classes are 0 to {@code classes - 1}, or -1. */
    LabelFile(Path file, int classes) {
        this.file = file;
        this.classes = classes;
    }

    List<LabelledBox> read(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw DatasetProblems.tooLarge(
                    "The label file is too large", file, "at most " + MOST_BYTES + " bytes", content.length + " bytes");
        }
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        List<LabelledBox> boxes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                boxes.add(box(line, file + ":" + (i + 1)));
            }
        }
        if (boxes.size() > MOST_BOXES) {
            throw DatasetProblems.tooLarge(
                    "The picture has too many boxes", file, "at most " + MOST_BOXES, boxes.size() + " boxes");
        }
        return boxes;
    }

    private LabelledBox box(String line, String place) {
        String[] cells = line.split("\\s+", -1);
        if (cells.length != CELLS) {
            throw DatasetProblems.label(place, FORM, shown(line));
        }
        return new LabelledBox(
                label(cells[0], place),
                share(cells[1], 0, "centre x", place),
                share(cells[2], 0, "centre y", place),
                share(cells[3], Double.MIN_VALUE, "width", place),
                share(cells[4], Double.MIN_VALUE, "height", place));
    }

    private int label(String cell, String place) {
        if (cell.matches("-1|\\d{1,6}") && Integer.parseInt(cell) < classes) {
            return Integer.parseInt(cell);
        }
        throw DatasetProblems.label(place, "class 0 to " + (classes - 1) + ", or -1", shown(cell));
    }

    private static double share(String cell, double least, String what, String place) {
        double share;
        try {
            share = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw DatasetProblems.label(place, what + " as a number", shown(cell));
        }
        if (!(share >= least && share <= 1)) {
            throw DatasetProblems.label(
                    place, what + (least > 0 ? " above 0, at most 1" : " from 0 to 1"), shown(cell));
        }
        return share;
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
