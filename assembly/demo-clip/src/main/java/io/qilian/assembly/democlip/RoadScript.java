package io.qilian.assembly.democlip;

import io.qilian.assembly.democlip.body.RoadUser;
import io.qilian.assembly.democlip.raster.Light;
import io.qilian.assembly.democlip.scenery.Road;
import io.qilian.assembly.democlip.space.Camera;
import io.qilian.assembly.democlip.traffic.Traffic;
import io.qilian.assembly.democlip.traffic.Traffic.PlannedStop;
import java.util.List;
import java.util.Map;
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
            2026,
            new FrameFormat(640, 360, 25, 1650, 2.0),
            new Camera(0.8, 0, 8.2, -1.0, 11.2, 48),
            Road.ARTERIAL,
            Light.CLEAR_DAY,
            new Traffic(
                    Map.of(
                            RoadUser.CAR,
                            10,
                            RoadUser.VAN,
                            1,
                            RoadUser.TRUCK,
                            2,
                            RoadUser.BUS,
                            1,
                            RoadUser.MOTORCYCLE,
                            1,
                            RoadUser.BICYCLE,
                            1),
                    Map.of(
                            RoadUser.CAR,
                            11,
                            RoadUser.VAN,
                            2,
                            RoadUser.TRUCK,
                            2,
                            RoadUser.BUS,
                            1,
                            RoadUser.MOTORCYCLE,
                            1,
                            RoadUser.BICYCLE,
                            1),
                    5,
                    52,
                    List.of(new PlannedStop(41, 16, 18)),
                    0));

    /**
     * Size, rate and number of the frames.
     *
     * @param width pixels, even
     * @param height pixels, even
     * @param framesPerSecond rate
     * @param frames how many there are
     * @param grain strength of the sensor's noise: its standard deviation in codes of 0 to 255
     */
    public record FrameFormat(int width, int height, double framesPerSecond, int frames, double grain) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a size is odd or too small, or a number is not positive
         */
        public FrameFormat {
            if (width < 32 || height < 32 || width % 2 != 0 || height % 2 != 0) {
                throw new IllegalArgumentException(
                        "size: expected even numbers of 32 or more, got " + width + " x " + height);
            }
            if (!(framesPerSecond > 0) || frames < 1 || !(grain >= 0)) {
                throw new IllegalArgumentException("format: expected a rate and a number of frames above 0 and no"
                        + " negative grain, got " + framesPerSecond + ", " + frames + ", " + grain);
            }
        }

        /**
         * Length of the clip.
         *
         * @return seconds
         */
        public double seconds() {
            return frames / framesPerSecond;
        }
    }

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
