package io.qilian.bundles.modellibrary.internal.draft;

import io.qilian.bundles.modellibrary.internal.header.OnnxType;
import io.qilian.bundles.modellibrary.internal.header.ValueHeader;
import java.util.List;
import java.util.Optional;

/**
 * The input that takes a picture, as far as its shape shows.
 *
 * @param input the input
 * @param channelsFirst whether the channels come before the rows
 * @param channels 1 or 3
 * @param height rows
 * @param width columns
 */
record PictureDraft(ValueHeader input, boolean channelsFirst, int channels, int height, int width) {

    private static final int SMALLEST = 8;
    private static final int LARGEST = 8192;

    /** The only input that has the shape of a picture: four dimensions, one of them of one or three channels. */
    static Optional<PictureDraft> find(ModelFacts facts) {
        List<PictureDraft> found = facts.header().inputs().stream()
                .flatMap(input -> of(input, facts).stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<PictureDraft> of(ValueHeader input, ModelFacts facts) {
        boolean type = input.type() == OnnxType.FLOAT || input.type() == OnnxType.UINT8;
        if (!type || input.shape().size() != 4 || size(input, 0) > 1) {
            return Optional.empty();
        }
        boolean first = channels(size(input, 1));
        boolean last = channels(size(input, 3));
        if (first == last) {
            return Optional.empty();
        }
        int[] stated = facts.imageSize().orElse(new int[] {-1, -1});
        int height = extent(size(input, first ? 2 : 1), stated[0]);
        int width = extent(size(input, first ? 3 : 2), stated[1]);
        boolean whole = height >= SMALLEST && height <= LARGEST && width >= SMALLEST && width <= LARGEST;
        return whole
                ? Optional.of(new PictureDraft(input, first, (int) size(input, first ? 1 : 3), height, width))
                : Optional.empty();
    }

    private static boolean channels(long size) {
        return size == 1 || size == 3;
    }

    private static long size(ValueHeader input, int dimension) {
        return input.shape().get(dimension).size();
    }

    private static int extent(long size, int stated) {
        return size < 0 ? stated : (int) Math.min(size, Integer.MAX_VALUE);
    }

    boolean bytes() {
        return input.type() == OnnxType.UINT8;
    }
}
