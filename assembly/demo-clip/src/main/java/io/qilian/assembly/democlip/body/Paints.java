package io.qilian.assembly.democlip.body;

import io.qilian.assembly.democlip.mesh.Colour;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Palette;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Chooses colours as they are seen on roads: cars mostly white, grey and black, trucks and buses gayer. */
public final class Paints {

    private static final int[] CARS = {
        0xF0F0EE, 0xF0F0EE, 0xECEDEA, 0xC4C8CB, 0xAEB3B8, 0x7D8388, 0x55595D, 0x2A2C2F, 0x1B1C1E, 0x202226, 0x8E1B20,
        0xB0262B, 0x22407A, 0x3566A8, 0x1E2F4F, 0x6B5A48, 0xB5A27C, 0x8A9AA6, 0x35543F, 0xC98A2B
    };
    private static final int[] WORKING = {
        0xF2F2F0, 0xF0F0F0, 0xE8E8E4, 0x2E63A8, 0x1F4E8C, 0xA8262A, 0xD9A41E, 0x3C7A4A, 0x9EA4A8, 0xD96A1E
    };
    private static final int[] CLOTHES = {
        0xE4E4E2, 0x1E2126, 0x33415C, 0x8C2A2F, 0x2F6B57, 0xC9B37A, 0x6D7580, 0xB4553C, 0x4E6FA8, 0x9C86A8
    };
    private static final int[] TROUSERS = {0x16181C, 0x22304A, 0x2B3A57, 0x3A3A3C, 0x4A4238, 0x6B6250};
    private static final int[] PLATES = {0x1E4FA3, 0x1E4FA3, 0x1E4FA3, 0x7CC49A};

    private Paints() {}

    /** Colours for one body of this style. */
    public static Palette palette(BodyStyle style, Random random) {
        Map<Material, Colour> colours = new EnumMap<>(Material.class);
        int[] paints = style.user() == RoadUser.CAR || style.user() == RoadUser.VAN ? CARS : WORKING;
        colours.put(Material.PAINT, pick(paints, random));
        colours.put(Material.SECOND_PAINT, pick(WORKING, random));
        colours.put(Material.SHIRT, pick(CLOTHES, random));
        colours.put(Material.TROUSERS, pick(TROUSERS, random));
        colours.put(Material.HELMET, pick(WORKING, random));
        boolean heavy = style.user() == RoadUser.TRUCK || style.user() == RoadUser.BUS;
        colours.put(Material.PLATE, heavy ? Colour.screen(0xE0B020) : pick(PLATES, random));
        if (heavy) {
            colours.put(Material.PLATE_TEXT, Colour.grey(0.03));
        }
        return new Palette(colours);
    }

    private static Colour pick(int[] codes, Random random) {
        double shade = 0.92 + 0.16 * random.nextDouble();
        return Colour.screen(codes[random.nextInt(codes.length)]).times(shade);
    }
}
