package io.qilian.assembly.democlip.mesh;

/** What a piece of surface is made of: its colour (linear light, 0..1), how much it mirrors, how much it shines itself. */
public enum Material {
    PAINT(0.60, 0.60, 0.60, 1, 0),
    SECOND_PAINT(0.30, 0.32, 0.35, 1, 0),
    /** The second paint in the shade of a rib; its colour follows that of the second paint. */
    SECOND_SHADE(0.20, 0.21, 0.23, 0.6, 0),
    GLASS(0.018, 0.022, 0.024, 1.3, 0),
    CABIN(0.070, 0.066, 0.062, 1.3, 0),
    RUBBER(0.020, 0.020, 0.021, 0.1, 0),
    RIM(0.36, 0.37, 0.38, 0.8, 0),
    TRIM(0.028, 0.028, 0.030, 0.4, 0),
    SEAM(0.045, 0.045, 0.045, 0.2, 0),
    CHROME(0.55, 0.56, 0.58, 2.0, 0),
    GAP(0.008, 0.008, 0.008, 0, 0),
    HEADLAMP(0.62, 0.64, 0.66, 1.2, 0.10),
    TAILLAMP(0.42, 0.012, 0.012, 0.8, 0.15),
    INDICATOR(0.60, 0.22, 0.02, 1.0, 0),
    PLATE(0.02, 0.07, 0.36, 0.3, 0),
    PLATE_TEXT(0.75, 0.75, 0.75, 0.3, 0),
    SIGN(0.75, 0.30, 0.03, 0, 0.4),
    CANVAS(0.16, 0.20, 0.17, 0.1, 0),
    LOAD(0.30, 0.23, 0.15, 0, 0),
    STEEL(0.20, 0.21, 0.22, 0.5, 0),
    RED_STRIPE(0.50, 0.03, 0.03, 0.4, 0),
    WHITE_STRIPE(0.75, 0.75, 0.75, 0.4, 0),
    SKIN(0.50, 0.30, 0.21, 0, 0),
    HAIR(0.014, 0.012, 0.010, 0.1, 0),
    SHIRT(0.30, 0.32, 0.36, 0, 0),
    TROUSERS(0.045, 0.050, 0.080, 0, 0),
    SHOES(0.03, 0.03, 0.03, 0, 0),
    HELMET(0.50, 0.08, 0.05, 0.8, 0),
    LEAVES(0.060, 0.105, 0.028, 0, 0),
    BARK(0.075, 0.055, 0.040, 0, 0),
    WALL(0.42, 0.38, 0.32, 0, 0),
    WINDOW(0.035, 0.045, 0.055, 1.2, 0),
    ROOF(0.16, 0.09, 0.07, 0, 0),
    CONCRETE(0.33, 0.32, 0.30, 0, 0);

    private final double red;
    private final double green;
    private final double blue;
    private final float gloss;
    private final float glow;

    Material(double red, double green, double blue, double gloss, double glow) {
        this.red = red;
        this.green = green;
        this.blue = blue;
        this.gloss = (float) gloss;
        this.glow = (float) glow;
    }

    /** Its place among the materials, as the cells of a skin hold it: one byte, which never leaves the process. */
    @SuppressWarnings("EnumOrdinal")
    byte number() {
        return (byte) ordinal();
    }

    /** Share of light thrown back. */
    public Colour colour() {
        return new Colour(red, green, blue);
    }

    float gloss() {
        return gloss;
    }

    float glow() {
        return glow;
    }
}
