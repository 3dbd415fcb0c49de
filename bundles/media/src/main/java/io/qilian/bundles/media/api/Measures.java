package io.qilian.bundles.media.api;

/**
 * How useful a picture is, measured on its luminance, at a width of about 160 pixels where nothing else is said.
 *
 * @param brightness mean luminance, 0 to 255
 * @param contrast standard deviation of the luminance; near 0 for a covered or black picture
 * @param sharpness variance of the Laplacian; low for a blurred or defocused picture (Pech-Pacheco et al., "Diatom
 *     autofocusing in brightfield microscopy", ICPR 2000)
 * @param detail the same at a width of about 640 pixels, where a lens that is slightly out of focus is seen; without the
 *     top and the bottom sixth of the picture, where cameras write date and name, which stay sharp
 * @param change mean absolute difference to the picture measured before, 0 to 255; exactly 0 for a frozen source, and
 *     for the first picture
 */
public record Measures(double brightness, double contrast, double sharpness, double detail, double change) {}
