package io.qilian.assembly.democlip.training;

import io.qilian.assembly.democlip.RoadScript;
import io.qilian.assembly.democlip.mesh.Colour;
import io.qilian.assembly.democlip.raster.Light;
import io.qilian.assembly.democlip.scenery.Road;
import io.qilian.assembly.democlip.space.Camera;
import io.qilian.assembly.democlip.traffic.Traffic;
import io.qilian.assembly.democlip.traffic.Traffic.PlannedStop;
import io.qilian.assembly.democlip.traffic.TrafficMix;
import io.qilian.assembly.democlip.truth.FrameFormat;
import java.util.List;
import java.util.Random;

/** Makes up scripts that differ in all that differs between road cameras. The script of the demo is not among them. */
public final class TrainingScripts {

    /** Seeds of made-up scripts begin here, far from that of the demo. */
    private static final long FIRST_SEED = 1_000_000_000L;

    private static final double[] SHAPES = {16 / 9.0, 16 / 9.0, 4 / 3.0, 352 / 288.0, 1.0};

    private final long seed;
    private final Random random;

    private TrainingScripts(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** The script with a number; the same number gives the same script. */
    public static RoadScript numbered(int number) {
        return new TrainingScripts(FIRST_SEED + number).script();
    }

    private RoadScript script() {
        FrameFormat format = format();
        Road road = road();
        return new RoadScript(seed, format, camera(format, road), road, light(), traffic());
    }

    private FrameFormat format() {
        int longSide = 2 * (192 + random.nextInt(129));
        int shortSide = 2 * (int) Math.round(longSide / SHAPES[random.nextInt(SHAPES.length)] / 2);
        return new FrameFormat(longSide, shortSide, 25, 1000, between(0.6, 3.5));
    }

    private Road road() {
        int lanes = 1 + random.nextInt(3);
        double median = random.nextInt(3) == 0 ? 0 : between(1, 3.5);
        double bend = random.nextInt(3) == 0 ? 0 : between(-1, 1) / 350;
        return new Road(
                lanes,
                between(3.0, 3.75),
                median,
                between(0.6, 3.2),
                between(0, 3),
                between(1.6, 4),
                between(20, 90),
                bend,
                30);
    }

    /** On a pole beside or above the road; looks along it, or from one side across it. */
    private Camera camera(FrameFormat format, Road road) {
        double fieldOfView = between(32, 74);
        double focal = format.width() / 2.0 / Math.tan(Math.toRadians(fieldOfView) / 2);
        double horizon = between(-0.35, 0.34);
        double pitch = Math.toDegrees(Math.atan((0.5 - horizon) * format.height() / focal));
        double x = between(-1, 1) * (road.kerb() + 1);
        boolean across = random.nextInt(10) < 3;
        double yaw = across ? -Math.signum(x) * between(12, 48) : 6 * random.nextGaussian();
        return new Camera(x, 0, between(3.8, 13), yaw, pitch, fieldOfView);
    }

    private Light light() {
        double kind = random.nextDouble();
        double exposure = between(0.75, 1.2);
        double azimuth = between(0, 360);
        double warmth = between(0, 1);
        Colour sun = new Colour(1.32, 1.24 - 0.12 * warmth, 1.10 - 0.34 * warmth);
        Colour sky = new Colour(0.32, 0.37, 0.45);
        double clear = between(500, 2500);
        if (kind < 0.52) {
            return new Light(azimuth, between(18, 70), sun.times(exposure), sky.times(exposure), clear, 0);
        }
        if (kind < 0.82) {
            double dull = between(0.02, 0.25);
            double grey = between(0.70, 0.95) * exposure;
            return new Light(azimuth, 50, sun.times(dull), new Colour(grey, grey * 1.02, grey * 1.06), clear, 0);
        }
        if (kind < 0.92) {
            double grey = between(0.75, 0.95) * exposure;
            return new Light(azimuth, 40, sun.times(0.1), Colour.grey(grey), between(90, 300), between(0, 0.8));
        }
        double dim = between(0.07, 0.22);
        return new Light(azimuth, 12, sun.times(0.02), new Colour(dim, dim * 1.08, dim * 1.3), clear, between(2, 4));
    }

    private Traffic traffic() {
        double density = between(0.4, 1.3);
        List<PlannedStop> stops = random.nextBoolean()
                ? List.of()
                : List.of(new PlannedStop(between(20, 60), between(9, 16), between(8, 14)));
        return new Traffic(
                mix(density),
                mix(density),
                random.nextInt(17),
                between(18, 58),
                stops,
                random.nextInt(2) * random.nextInt(6));
    }

    private TrafficMix mix(double density) {
        return new TrafficMix(
                (int) (density * between(10, 30)),
                (int) (density * between(0, 7)),
                (int) (density * between(0, 9)),
                (int) (density * between(0, 5)),
                (int) (density * between(0, 11)),
                (int) (density * between(0, 10)));
    }

    private double between(double least, double greatest) {
        return least + (greatest - least) * random.nextDouble();
    }
}
