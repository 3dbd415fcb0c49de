package io.qilian.assembly.democlip;

import io.qilian.assembly.democlip.body.BodyLibrary;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.Palette;
import io.qilian.assembly.democlip.raster.Lens;
import io.qilian.assembly.democlip.raster.Rasteriser;
import io.qilian.assembly.democlip.raster.Samples;
import io.qilian.assembly.democlip.raster.ShadowMask;
import io.qilian.assembly.democlip.scenery.Backdrop;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.traffic.Journey;
import io.qilian.assembly.democlip.traffic.TrafficPlanner;
import io.qilian.assembly.democlip.truth.ClipTruth;
import io.qilian.assembly.democlip.truth.FrameFormat;
import io.qilian.assembly.democlip.truth.FrameTruth;
import io.qilian.assembly.democlip.truth.SeenObject;
import io.qilian.assembly.democlip.truth.Survey;
import java.util.ArrayList;
import java.util.List;

/**
 * A clip that is rendered frame by frame, in any order, together with what is true of each frame. All buffers are its
 * own, about 30 MB at 640 x 360; it is used by one thread at a time.
 */
public final class RoadClip {

    private final RoadScript script;
    private final List<Journey> journeys;
    private final Projection projection;
    private final BodyLibrary bodies = new BodyLibrary();
    private final Samples backdrop;
    private final Samples samples;
    private final Rasteriser rasteriser;
    private final ShadowMask shadows;
    private final Sightings sightings;
    private final Lens lens;
    private final int[] pixels;

    /**
     * Plans the traffic and draws what stands still, which takes about a second.
     *
     * @param script what the clip shows
     */
    public RoadClip(RoadScript script) {
        this.script = script;
        FrameFormat format = script.format();
        this.projection = new Projection(script.camera(), format.width(), format.height());
        this.journeys = TrafficPlanner.plan(script.road(), script.traffic(), format.seconds(), script.seed());
        this.backdrop = Backdrop.samples(projection, script.light(), script.road(), script.seed());
        this.samples = new Samples(format.width(), format.height());
        this.rasteriser = new Rasteriser(projection.finer(Samples.PER_PIXEL), script.light(), samples);
        this.shadows = new ShadowMask(projection, script.light());
        this.sightings = new Sightings(projection, samples);
        this.lens = new Lens(format.width(), format.height(), format.grain());
        this.pixels = new int[format.width() * format.height()];
    }

    /**
     * What the clip shows.
     *
     * @return the script that it was made of
     */
    public RoadScript script() {
        return script;
    }

    /**
     * What is known of the clip as a whole.
     *
     * @return crossings, stops, calibration and lines
     * @throws IllegalArgumentException if a counting line is not before the camera
     */
    public ClipTruth truth() {
        return new Survey(projection, script.road(), journeys, script.format()).truth();
    }

    /**
     * Renders a frame as one number a pixel, {@code 0xRRGGBB}, row by row.
     *
     * @param frame number of the frame, from 0
     * @param rgb takes the picture: width times height numbers
     * @return what is to be seen in it
     * @throws IndexOutOfBoundsException if the clip has no such frame
     * @throws IllegalArgumentException if the buffer has another size
     */
    public FrameTruth render(int frame, int[] rgb) {
        if (frame < 0 || frame >= script.format().frames()) {
            throw new IndexOutOfBoundsException(
                    "frame: expected 0 to " + (script.format().frames() - 1) + ", got " + frame);
        }
        if (rgb.length != pixels.length) {
            throw new IllegalArgumentException("rgb: expected room for " + pixels.length + ", got " + rgb.length);
        }
        double second = frame / script.format().framesPerSecond();
        List<Journey> present =
                journeys.stream().filter(journey -> journey.present(second)).toList();
        samples.copyFrom(backdrop);
        drawShadows(present, second);
        List<SeenObject> seen = draw(present, second);
        lens.develop(samples, script.seed() * 1_000_003 + frame, rgb);
        return new FrameTruth(frame, second, seen);
    }

    /**
     * Renders a frame as three bytes a pixel, blue, green, red, row by row.
     *
     * @param frame number of the frame, from 0
     * @param bgr takes the picture: three times width times height bytes
     * @return what is to be seen in it
     * @throws IndexOutOfBoundsException if the clip has no such frame
     * @throws IllegalArgumentException if the buffer has another size
     */
    public FrameTruth render(int frame, byte[] bgr) {
        if (bgr.length != 3 * pixels.length) {
            throw new IllegalArgumentException("bgr: expected room for " + 3 * pixels.length + ", got " + bgr.length);
        }
        FrameTruth seen = render(frame, pixels);
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            bgr[3 * pixel] = (byte) pixels[pixel];
            bgr[3 * pixel + 1] = (byte) (pixels[pixel] >> 8);
            bgr[3 * pixel + 2] = (byte) (pixels[pixel] >> 16);
        }
        return seen;
    }

    private void drawShadows(List<Journey> present, double second) {
        shadows.clear();
        for (Journey journey : present) {
            Pose pose = journey.pose(second);
            shadows.cast(mesh(journey, second), pose);
            shadows.contact(
                    pose, journey.style().lengthMetres(), journey.style().widthMetres());
        }
        shadows.darken(samples);
    }

    private List<SeenObject> draw(List<Journey> present, double second) {
        int[] covered = new int[present.size()];
        double glow = script.light().lampGlow();
        for (int index = 0; index < covered.length; index++) {
            Journey journey = present.get(index);
            Palette palette = glow > 0 ? journey.palette().lit(glow) : journey.palette();
            covered[index] = rasteriser.draw(mesh(journey, second), journey.pose(second), palette, journey.id());
        }
        List<SeenObject> seen = new ArrayList<>();
        for (int index = 0; index < covered.length; index++) {
            Journey journey = present.get(index);
            sightings.of(journey, second, mesh(journey, second), covered[index]).ifPresent(seen::add);
        }
        return seen;
    }

    private Mesh mesh(Journey journey, double second) {
        return bodies.mesh(journey.style(), journey.travelledMetres(second));
    }
}
