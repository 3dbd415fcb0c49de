package io.qilian.assembly.democlip.mesh;

import java.util.EnumMap;
import java.util.Map;

/** The colours of one object: those of the materials, some of them replaced. Immutable. */
public final class Palette {

    /** The materials as they are. */
    public static final Palette PLAIN = new Palette(Map.of());

    /** Values of one material in {@link #values()}. */
    public static final int STRIDE = 5;

    private final float[] values;

    /** Takes the materials as they are but for these colours. */
    public Palette(Map<Material, Colour> replaced) {
        Map<Material, Colour> colours = new EnumMap<>(Material.class);
        colours.putAll(replaced);
        Colour second = colours.getOrDefault(Material.SECOND_PAINT, Material.SECOND_PAINT.colour());
        colours.put(Material.SECOND_SHADE, second.times(0.62));
        values = new float[Material.values().length * STRIDE];
        for (Material material : Material.values()) {
            int at = material.number() * STRIDE;
            Colour colour = colours.getOrDefault(material, material.colour());
            values[at] = (float) colour.red();
            values[at + 1] = (float) colour.green();
            values[at + 2] = (float) colour.blue();
            values[at + 3] = material.gloss();
            values[at + 4] = material.glow();
        }
    }

    private Palette(float[] values) {
        this.values = values;
    }

    /** The same colours with lamps and signs shining this brightly. */
    public Palette lit(double glow) {
        float[] lit = values.clone();
        lit[Material.HEADLAMP.number() * STRIDE + 4] = (float) glow;
        lit[Material.TAILLAMP.number() * STRIDE + 4] = (float) glow;
        lit[Material.SIGN.number() * STRIDE + 4] = (float) (glow * 0.5);
        return new Palette(lit);
    }

    /** Red, green, blue, gloss and glow of each material in turn. Read only: the array is not copied. */
    public float[] values() {
        return values;
    }
}
