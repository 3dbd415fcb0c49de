package io.qilian.assembly.democlip;

import io.qilian.assembly.democlip.raster.Light;
import io.qilian.assembly.democlip.scenery.Road;
import io.qilian.assembly.democlip.space.Camera;
import io.qilian.assembly.democlip.traffic.Traffic;
import io.qilian.assembly.democlip.traffic.Traffic.PlannedStop;
import io.qilian.assembly.democlip.traffic.TrafficMix;
import io.qilian.assembly.democlip.truth.FrameFormat;
import java.util.List;
import java.util.Objects;

/**
 * Everything that decides what a clip shows. The same script gives the same clip, byte for byte.
 *
 * @param seed chooses all that is left to chance: colours, speeds, gaps, trees, noise
 * @param format size, rate and number of the frames
 * @param camera the camera
 * @param road the road before it
 * @param light the time of day and the weather
 * @param traffic what moves
 */
public record RoadScript(long seed, FrameFormat format, Camera camera, Road road, Light light, Traffic traffic) {

    /** The clip of the product's demo: 66 seconds of moderate traffic on a town's arterial road, on a clear morning. */
    public static final RoadScript DEMO = new RoadScript(
            2032,
            new FrameFormat(640, 360, 25, 1650, 2.0),
            new Camera(0.8, 0, 8.2, -1.0, 11.2, 48),
            Road.ARTERIAL,
            Light.CLEAR_DAY,
            new Traffic(
                    new TrafficMix(10, 1, 2, 1, 1, 1),
                    new TrafficMix(11, 2, 2, 1, 1, 1),
                    5,
                    52,
                    List.of(new PlannedStop(41, 16, 18)),
                    0));

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public RoadScript {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(road, "road");
        Objects.requireNonNull(light, "light");
        Objects.requireNonNull(traffic, "traffic");
    }
}
