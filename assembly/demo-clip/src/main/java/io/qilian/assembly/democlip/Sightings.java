package io.qilian.assembly.democlip;

import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.raster.Samples;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.traffic.Journey;
import io.qilian.assembly.democlip.truth.SeenObject;
import io.qilian.kernel.api.geometry.Box;
import java.util.Optional;

/** Works out how much of an object is seen in a finished set of samples, and where. */
final class Sightings {

    private final Projection projection;
    private final Samples samples;

    /** Looks at these samples of a picture with this projection, which counts in pixels. */
    Sightings(Projection projection, Samples samples) {
        this.projection = projection;
        this.samples = samples;
    }

    /** The object as it is seen, if it is; {@code covered} is the number of samples that it would cover alone. */
    Optional<SeenObject> of(Journey journey, double second, Mesh mesh, int covered) {
        if (covered == 0) {
            return Optional.empty();
        }
        Pose pose = journey.pose(second);
        Silhouette silhouette = new Silhouette(mesh, pose, projection);
        Box whole = silhouette.box().clipped(projection.width(), projection.height());
        int[] extent = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        int visible = measure(journey.id(), whole, extent);
        if (visible == 0) {
            return Optional.empty();
        }
        double perPixel = Samples.PER_PIXEL;
        Box box = new Box(
                extent[0] / perPixel, extent[1] / perPixel, (extent[2] + 1) / perPixel, (extent[3] + 1) / perPixel);
        double share = Math.min(1, (double) visible / covered) * silhouette.shareWithin(whole);
        SeenObject.Motion motion = new SeenObject.Motion(pose.ground(), journey.speed(second));
        return Optional.of(new SeenObject(journey.id(), journey.style().user(), box, whole, share, motion));
    }

    /** Counts the samples in which an object is seen, and finds their left, top, right and bottom. */
    private int measure(int owner, Box within, int[] extent) {
        int visible = 0;
        int right = (int) Math.min(samples.width() - 1, Math.ceil(within.right() * Samples.PER_PIXEL) + 1);
        int bottom = (int) Math.min(samples.height() - 1, Math.ceil(within.bottom() * Samples.PER_PIXEL) + 1);
        for (int row = (int) (within.top() * Samples.PER_PIXEL); row <= bottom; row++) {
            for (int column = (int) (within.left() * Samples.PER_PIXEL); column <= right; column++) {
                if (samples.owners()[row * samples.width() + column] == owner) {
                    visible++;
                    extent[0] = Math.min(extent[0], column);
                    extent[1] = Math.min(extent[1], row);
                    extent[2] = Math.max(extent[2], column);
                    extent[3] = Math.max(extent[3], row);
                }
            }
        }
        return visible;
    }
}
