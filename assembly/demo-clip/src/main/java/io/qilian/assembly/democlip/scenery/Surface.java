package io.qilian.assembly.democlip.scenery;

import io.qilian.assembly.democlip.mesh.Colour;

/** The colours of the ground: asphalt with its markings and traces of use, kerb, pavement, grass. */
final class Surface {

    private static final Colour WHITE = new Colour(0.62, 0.62, 0.60);
    private static final Colour YELLOW = new Colour(0.58, 0.38, 0.06);
    private static final double LINE_METRES = 0.15;
    private static final double DASH_METRES = 4;
    private static final double DASH_EVERY_METRES = 10;

    private final Road road;
    private final Noise noise;
    private final double asphalt;
    private final double dryness;

    Surface(Road road, long seed) {
        this.road = road;
        this.noise = new Noise(seed);
        this.asphalt = 0.150 + 0.045 * noise.cell(3, 7);
        this.dryness = 0.5 + 0.35 * noise.cell(5, 1);
    }

    /**
     * The colour of a piece of ground.
     *
     * @param x metres to the right of the start of the axis
     * @param y metres along the road
     * @param across width of the piece in metres: detail finer than this is left out
     * @param along its length in metres
     */
    Colour at(double x, double y, double across, double along) {
        double offset = x - road.axis(y);
        double out = Math.abs(offset);
        if (out < road.medianMetres() / 2) {
            return grass(x, y, along).mixed(Colour.grey(0.16), 0.25);
        }
        if (out < road.kerb()) {
            return carriageway(offset, y, across, along);
        }
        if (out < road.kerb() + 0.15) {
            return Colour.grey(0.30 + 0.06 * noise.cell((int) Math.floor(y), 5));
        }
        if (out >= road.pavementStart() && out < road.pavementEnd()) {
            return pavement(out - road.pavementStart(), y, along);
        }
        return grass(x, y, along);
    }

    private Colour carriageway(double offset, double y, double across, double along) {
        double out = Math.abs(offset);
        double shade = 1
                + 0.10 * fine(offset / 3.1, y / 11.0, 3.0, along)
                + 0.07 * fine(offset / 0.5, y / 9.0, 0.5, across)
                + 0.06 * fine(offset / 0.7, y / 0.9, 0.7, along)
                + 0.10 * fine(offset / 0.07, y / 0.08, 0.07, along)
                + wheelTracks(out)
                - cracks(offset, y, across)
                - joints(offset, y, along);
        double patch = noise.cell((int) Math.floor(offset / 1.75), (int) Math.floor(y / 7));
        if (patch > 0.93) {
            shade *= 0.82;
        }
        Colour base = new Colour(asphalt * 0.99, asphalt, asphalt * 1.02).times(Math.max(0.3, shade));
        double middle = road.medianMetres() <= 0 ? 0.16 : road.innerEdge() - 0.12;
        double white = line(out, road.laneEdge() + 0.10, across);
        for (int lane = 1; lane < road.lanesEachWay(); lane++) {
            double place = road.innerEdge() + lane * road.laneMetres();
            white = Math.max(white, line(out, place, across) * dash(y, along));
        }
        return base.mixed(YELLOW, worn(line(out, middle, across), offset, y)).mixed(WHITE, worn(white, offset, y));
    }

    /** Tyres darken two tracks in each lane, dripping oil the middle between them. */
    private double wheelTracks(double out) {
        double in = out - road.innerEdge();
        if (in < 0 || out > road.laneEdge()) {
            return 0.04;
        }
        double across = in % road.laneMetres() - road.laneMetres() / 2;
        double track = Math.exp(-square((Math.abs(across) - 0.80) / 0.30));
        double oil = Math.exp(-square(across / 0.28));
        return -0.13 * track - 0.09 * oil;
    }

    /** Cracks along the road, which wander, come and go. */
    private double cracks(double offset, double y, double across) {
        double lane = Math.rint(offset / road.laneMetres());
        double wander = 0.3 * noise.layered(y / 2.5, lane, 3);
        double stretch = noise.at(y / 23.0, lane * 5.1);
        return stretch > 0.25 ? 0.18 * line(offset - lane * road.laneMetres(), wander, 3 * across) : 0;
    }

    /** Dark seams across the road where one day's work ended. */
    private double joints(double offset, double y, double along) {
        double joint = Math.abs(y - 37 * Math.rint(y / 37) + 0.1 * noise.layered(offset / 2, y / 37, 2));
        double width = Math.max(0.05, along);
        return joint < width / 2 ? 0.30 * 0.05 / width : 0;
    }

    private static double dash(double y, double blur) {
        double phase = y - DASH_EVERY_METRES * Math.floor(y / DASH_EVERY_METRES);
        double inside = Math.min(phase, DASH_METRES - phase);
        return Math.min(1, Math.max(0, inside / Math.max(0.05, blur) + 0.5));
    }

    /** How much of a piece of ground this wide a line covers whose middle is at that distance. */
    private static double line(double out, double middle, double across) {
        double inside = LINE_METRES / 2 - Math.abs(out - middle);
        return Math.min(1, LINE_METRES / across) * Math.min(1, Math.max(0, inside / across + 0.5));
    }

    private double worn(double paint, double offset, double y) {
        return paint <= 0 ? 0 : paint * (0.80 + 0.16 * noise.layered(offset / 0.15, y / 0.4, 2));
    }

    private Colour pavement(double in, double y, double blur) {
        double tile = noise.cell((int) Math.floor(in / 0.5), (int) Math.floor(y / 0.5));
        double fade = seen(0.5, blur);
        double shade = 1 + 0.10 * tile * fade + 0.08 * noise.layered(in / 2, y / 3, 2);
        double seam = Math.min(Math.abs(in % 0.5 - 0.25), Math.abs(y - 0.5 * Math.floor(y / 0.5) - 0.25));
        if (seam > 0.235) {
            shade -= 0.16 * fade;
        }
        boolean guide = in > road.pavementMetres() / 2 - 0.2 && in < road.pavementMetres() / 2 + 0.2;
        Colour colour = guide ? new Colour(0.40, 0.30, 0.10) : new Colour(0.29, 0.265, 0.24);
        return colour.times(shade);
    }

    private Colour grass(double x, double y, double blur) {
        double dry = dryness + 0.35 * noise.layered(x / 9, y / 9, 3);
        double shade = 1
                + 0.22 * fine(x / 1.3, y / 1.3, 1.3, blur)
                + 0.30 * fine(x / 0.25, y / 0.25, 0.25, blur)
                + 0.35 * fine(x / 0.06, y / 0.06, 0.06, blur);
        Colour green = new Colour(0.055, 0.085, 0.022);
        Colour straw = new Colour(0.155, 0.130, 0.060);
        return green.mixed(straw, Math.min(1, Math.max(0, dry))).times(Math.max(0.25, shade));
    }

    private double fine(double x, double y, double wave, double blur) {
        double fade = seen(wave, blur);
        return fade <= 0 ? 0 : fade * noise.at(x, y);
    }

    private static double seen(double waveMetres, double blurMetres) {
        return Math.min(1, Math.max(0, 2 * waveMetres / blurMetres - 1));
    }

    private static double square(double value) {
        return value * value;
    }
}
