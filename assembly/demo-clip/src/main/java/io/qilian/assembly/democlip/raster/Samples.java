package io.qilian.assembly.democlip.raster;

import io.qilian.assembly.democlip.mesh.Colour;
import java.util.Arrays;

/** The samples of one picture, several a pixel: colour, nearness and what was seen there. */
public final class Samples {

    /** Owner of samples that show the ground, on which shadows fall. */
    public static final int GROUND = 0;

    /** Owner of samples that show sky, trees, houses and the like. */
    public static final int SCENERY = -1;

    /** Samples along each side of a pixel. */
    public static final int PER_PIXEL = 2;

    private final int width;
    private final int height;
    private final int[] colours;
    private final float[] nearness;
    private final int[] owners;

    /** Makes room for a picture of this size in pixels. */
    public Samples(int pictureWidth, int pictureHeight) {
        this.width = pictureWidth * PER_PIXEL;
        this.height = pictureHeight * PER_PIXEL;
        this.colours = new int[width * height];
        this.nearness = new float[width * height];
        this.owners = new int[width * height];
        Arrays.fill(owners, SCENERY);
    }

    /** Takes over all samples of another picture of the same size. */
    public void copyFrom(Samples other) {
        System.arraycopy(other.colours, 0, colours, 0, colours.length);
        System.arraycopy(other.nearness, 0, nearness, 0, nearness.length);
        System.arraycopy(other.owners, 0, owners, 0, owners.length);
    }

    /** Gives a sample a colour in linear light. */
    public void paint(int sample, Colour colour) {
        colours[sample] = ToneCurve.packed((float) colour.red(), (float) colour.green(), (float) colour.blue());
    }

    /** Says what is seen at a sample, and how near it is. */
    public void place(int sample, float near, int owner) {
        nearness[sample] = near;
        owners[sample] = owner;
    }

    /** Samples in a row. */
    public int width() {
        return width;
    }

    /** Rows of samples. */
    public int height() {
        return height;
    }

    /** Packed red, green and blue of each sample; written by those who draw. */
    public int[] colours() {
        return colours;
    }

    /** One over the distance along the line of sight, in 1/m; 0 is infinitely far. */
    public float[] nearness() {
        return nearness;
    }

    /** Who is seen at each sample: a number above 0 for an object, {@link #GROUND} or {@link #SCENERY}. */
    public int[] owners() {
        return owners;
    }
}
