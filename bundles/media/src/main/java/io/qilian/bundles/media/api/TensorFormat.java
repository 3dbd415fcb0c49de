package io.qilian.bundles.media.api;

import java.util.List;
import java.util.Objects;

/**
 * How a picture lies in a tensor, and how its pixels become numbers: {@code number = pixel * factor + offset}, with the
 * pixel in 0 to 255.
 *
 * @param width width of the tensor in pixels
 * @param height height of the tensor in pixels
 * @param channels which channels, in which order
 * @param interleaved whether the channels of a pixel lie together (NHWC), rather than each in a plane (NCHW)
 * @param bytes whether the numbers are unsigned bytes, rather than single-precision numbers
 * @param fit how another aspect is treated
 * @param interpolation how pixels are computed
 * @param borders value of the border of a letterbox in each channel, 0 to 255, before factor and offset
 * @param factors factor of each channel; all 1 if {@code bytes}
 * @param offsets offset of each channel; all 0 if {@code bytes}
 */
public record TensorFormat(
        int width,
        int height,
        ChannelOrder channels,
        boolean interleaved,
        boolean bytes,
        Fit fit,
        Interpolation interpolation,
        List<Double> borders,
        List<Double> factors,
        List<Double> offsets) {

    /** Largest width and height. */
    public static final int MAXIMUM_EXTENT = 8192;

    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a bound is passed or the lists do not fit the channels
     */
    public TensorFormat {
        Objects.requireNonNull(channels, "channels");
        Objects.requireNonNull(fit, "fit");
        Objects.requireNonNull(interpolation, "interpolation");
        borders = List.copyOf(borders);
        factors = List.copyOf(factors);
        offsets = List.copyOf(offsets);
        if (width < 8 || height < 8 || width > MAXIMUM_EXTENT || height > MAXIMUM_EXTENT) {
            throw new IllegalArgumentException(
                    "tensor: expected 8 to " + MAXIMUM_EXTENT + " pixels each way, got " + width + "x" + height);
        }
        if (borders.stream().anyMatch(border -> !(border >= 0 && border <= 255))) {
            throw new IllegalArgumentException("borders: expected 0 to 255, got " + borders);
        }
        int count = channels.channels();
        if (borders.size() != count || factors.size() != count || offsets.size() != count) {
            throw new IllegalArgumentException("borders, factors and offsets: expected " + count + " each, got "
                    + borders.size() + ", " + factors.size() + " and " + offsets.size());
        }
        boolean plain =
                factors.stream().allMatch(f -> f == 1) && offsets.stream().allMatch(o -> o == 0);
        if (bytes && !plain) {
            throw new IllegalArgumentException(
                    "bytes: expected factors 1 and offsets 0, got " + factors + ", " + offsets);
        }
    }

    /**
     * Size of the tensor.
     *
     * @return bytes
     */
    public int sizeBytes() {
        return width * height * channels.channels() * (bytes ? 1 : Float.BYTES);
    }
}
