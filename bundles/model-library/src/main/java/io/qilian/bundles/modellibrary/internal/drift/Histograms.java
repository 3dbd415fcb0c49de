package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftQuantity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was counted over some frames: one histogram for each quantity, all with fixed bins, so that a frame costs the
 * same whatever came before. Some two kilobytes. For one thread at a time.
 */
final class Histograms {

    static final int LUMA_BINS = 32;
    static final int EDGE_BINS = 20;
    static final int HUE_BINS = 12;
    static final int GREY = HUE_BINS;
    static final int SCORE_BINS = 10;
    static final int CLASS_BINS = 32;

    private static final int ENTROPY_BINS = 40;
    private static final int BOX_BINS = 8;
    private static final DriftQuantity[] QUANTITIES = DriftQuantity.values();

    private final Map<DriftQuantity, double[]> counts = new EnumMap<>(DriftQuantity.class);
    private double frames;
    private double pictures;
    private double boxes;
    private double seconds;

    Histograms() {
        for (DriftQuantity quantity : QUANTITIES) {
            counts.put(quantity, new double[bins(quantity)]);
        }
    }

    static int bins(DriftQuantity quantity) {
        return switch (quantity) {
            case BRIGHTNESS -> LUMA_BINS;
            case SHARPNESS -> EDGE_BINS;
            case ENTROPY -> ENTROPY_BINS;
            case COLOUR -> HUE_BINS + 1;
            case SCORES -> SCORE_BINS;
            case CLASSES -> CLASS_BINS;
            case BOXES -> BOX_BINS;
            case EMPTY -> 2;
        };
    }

    /** The counts themselves, not a copy. */
    double[] of(DriftQuantity quantity) {
        return counts.get(quantity);
    }

    void countPicture() {
        pictures++;
    }

    /** Counts a frame in which so many objects were found. */
    void countFrame(int found) {
        frames++;
        boxes += found;
        of(DriftQuantity.EMPTY)[found == 0 ? 0 : 1]++;
        of(DriftQuantity.BOXES)[boxBin(found)]++;
    }

    /** 0, 1, 2, 3 to 4, 5 to 7, 8 to 12, 13 to 20, more. */
    private static int boxBin(int found) {
        if (found <= 2) {
            return found;
        }
        if (found <= 4) {
            return 3;
        }
        if (found <= 7) {
            return 4;
        }
        if (found <= 12) {
            return 5;
        }
        return found <= 20 ? 6 : 7;
    }

    void lasted(double moreSeconds) {
        seconds += moreSeconds;
    }

    double frames() {
        return frames;
    }

    double pictures() {
        return pictures;
    }

    double boxes() {
        return boxes;
    }

    double seconds() {
        return seconds;
    }

    void add(Histograms other) {
        counts.forEach((quantity, bins) -> {
            double[] more = other.of(quantity);
            for (int bin = 0; bin < bins.length; bin++) {
                bins[bin] += more[bin];
            }
        });
        frames += other.frames;
        pictures += other.pictures;
        boxes += other.boxes;
        seconds += other.seconds;
    }

    void clear() {
        counts.values().forEach(bins -> Arrays.fill(bins, 0));
        frames = 0;
        pictures = 0;
        boxes = 0;
        seconds = 0;
    }

    /** As a line of text, for the database: frames, pictures, boxes, seconds, then the counts of each quantity. */
    String text() {
        return frames + ";" + pictures + ";" + boxes + ";" + seconds + ";"
                + counts.values().stream()
                        .map(bins ->
                                Arrays.stream(bins).mapToObj(Double::toString).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(";"));
    }

    /**
     * Reads what {@link #text()} gave.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    static Histograms parse(String text) {
        String[] parts = text.split(";", -1);
        Histograms read = new Histograms();
        if (parts.length != 4 + QUANTITIES.length) {
            throw new IllegalArgumentException(
                    "baseline: expected " + (4 + QUANTITIES.length) + " parts, got " + parts.length);
        }
        read.frames = Double.parseDouble(parts[0]);
        read.pictures = Double.parseDouble(parts[1]);
        read.boxes = Double.parseDouble(parts[2]);
        read.seconds = Double.parseDouble(parts[3]);
        for (int at = 0; at < QUANTITIES.length; at++) {
            double[] bins = Arrays.stream(parts[4 + at].split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (bins.length != bins(QUANTITIES[at])) {
                throw new IllegalArgumentException("baseline: expected " + bins(QUANTITIES[at]) + " bins of "
                        + QUANTITIES[at] + ", got " + bins.length);
            }
            read.counts.put(QUANTITIES[at], bins);
        }
        return read;
    }
}
