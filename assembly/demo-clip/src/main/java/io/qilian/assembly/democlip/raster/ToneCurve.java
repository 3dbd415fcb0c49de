package io.qilian.assembly.democlip.raster;

/** From linear light to the eight bits of a picture, as cameras do it: bright parts are compressed, not cut. */
final class ToneCurve {

    private static final int STEPS = 4096;
    private static final float BRIGHTEST = 4;
    private static final byte[] CODES = new byte[STEPS];

    static {
        for (int step = 0; step < STEPS; step++) {
            double light = BRIGHTEST * step / (STEPS - 1);
            double held = light < 0.7 ? light : 0.7 + 0.3 * (1 - Math.exp((0.7 - light) / 0.35));
            double code = held <= 0.0031308 ? 12.92 * held : 1.055 * Math.pow(held, 1 / 2.4) - 0.055;
            double contrasty = code * code * (3 - 2 * code);
            CODES[step] = (byte) Math.round(255 * (0.6 * code + 0.4 * contrasty));
        }
    }

    private ToneCurve() {}

    static int packed(float red, float green, float blue) {
        return (code(red) << 16) | (code(green) << 8) | code(blue);
    }

    private static int code(float light) {
        int step = (int) (light * (STEPS - 1) / BRIGHTEST);
        return CODES[Math.min(STEPS - 1, Math.max(0, step))] & 255;
    }
}
