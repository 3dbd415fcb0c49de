package io.qilian.assembly.democlip.mesh;

/**
 * A colour in linear light.
 *
 * @param red share of light thrown back, 0..1
 * @param green as red
 * @param blue as red
 */
public record Colour(double red, double green, double blue) {

    /** Reads a colour as it is written for screens, such as {@code 0xC0C4C8}. */
    public static Colour screen(int code) {
        return new Colour(linear((code >> 16) & 255), linear((code >> 8) & 255), linear(code & 255));
    }

    /** A neutral colour. */
    public static Colour grey(double share) {
        return new Colour(share, share, share);
    }

    /** Two lights together. */
    public Colour plus(Colour other) {
        return new Colour(red + other.red, green + other.green, blue + other.blue);
    }

    /** The same hue, brighter or darker. */
    public Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    /** This colour with a share of another mixed in. */
    public Colour mixed(Colour other, double share) {
        return new Colour(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    private static double linear(int code) {
        double value = code / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
