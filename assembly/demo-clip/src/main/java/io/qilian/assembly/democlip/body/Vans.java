package io.qilian.assembly.democlip.body;

import static io.qilian.assembly.democlip.mesh.Material.CHROME;
import static io.qilian.assembly.democlip.mesh.Material.GAP;
import static io.qilian.assembly.democlip.mesh.Material.GLASS;
import static io.qilian.assembly.democlip.mesh.Material.HEADLAMP;
import static io.qilian.assembly.democlip.mesh.Material.PAINT;
import static io.qilian.assembly.democlip.mesh.Material.PLATE;
import static io.qilian.assembly.democlip.mesh.Material.PLATE_TEXT;
import static io.qilian.assembly.democlip.mesh.Material.SEAM;
import static io.qilian.assembly.democlip.mesh.Material.TAILLAMP;
import static io.qilian.assembly.democlip.mesh.Material.TRIM;

import io.qilian.assembly.democlip.mesh.Livery;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Skin;
import io.qilian.assembly.democlip.mesh.Skin.Side;
import io.qilian.assembly.democlip.mesh.SkinPainter;
import io.qilian.assembly.democlip.mesh.Solids;
import io.qilian.assembly.democlip.space.Vector;
import java.util.List;

/** Builds vans: with windows all round, or with a closed load space. */
final class Vans {

    private final BoxyShape shape;
    private final boolean windows;
    private final Wheels wheels;

    private Vans(BoxyShape shape, boolean windows) {
        this.shape = shape;
        this.windows = windows;
        double front = shape.front();
        this.wheels = new Wheels(0.33, shape.half() + 0.005, 0.6, List.of(front - 0.95, 1.0 - front));
    }

    static Mesh mesh(BoxyShape shape, boolean windows) {
        return new Vans(shape, windows).mesh();
    }

    private Mesh mesh() {
        MeshBuilder builder = new MeshBuilder().openSkyFrom(0.8);
        shape.hull(0).addTo(builder, new Livery(side(), front(), rear(), top()));
        wheels.addTo(builder);
        Solids solids = new Solids(builder);
        for (int hand = -1; hand <= 1; hand += 2) {
            double across = hand * (shape.half() + 0.10);
            Vector place = new Vector(foot() - 0.35, across, shape.sillGlass() + 0.14);
            solids.ellipsoid(place, new Vector(0.07, 0.11, 0.15), TRIM);
        }
        return builder.mesh();
    }

    private double foot() {
        return shape.front() - shape.nose();
    }

    private Skin side() {
        double front = shape.front();
        double low = shape.sillGlass();
        double high = shape.height() - 0.32;
        double door = foot() - shape.rake() - 0.55;
        SkinPainter side = new SkinPainter(Side.SIDE, PAINT, new double[] {-front, 0, front, shape.height()})
                .rectangle(TRIM, -front, 0, front, 0.42)
                .polygon(GLASS, door, low, foot() - 0.10, low, foot() - shape.rake() - 0.05, high, door, high)
                .rectangle(SEAM, door - 0.10, 0.45, door - 0.08, high + 0.1)
                .rectangle(SEAM, door - 1.35, 0.45, door - 1.33, high + 0.1)
                .rectangle(SEAM, -front + 0.4, low - 0.12, door - 0.1, low - 0.10)
                .rectangle(CHROME, door + 0.02, low - 0.16, door + 0.18, low - 0.13)
                .rectangle(HEADLAMP, front - 0.40, low - 0.50, front - 0.02, low - 0.32)
                .rectangle(TAILLAMP, -front, low - 0.25, 0.14 - front, low + 0.25);
        if (windows) {
            side.rectangle(GLASS, door - 1.30, low, door - 0.14, high);
            side.rectangle(GLASS, 0.25 - front, low, door - 1.42, high);
        }
        return wheels.arches(side).skin();
    }

    private Skin front() {
        double half = shape.half();
        double lamp = shape.sillGlass() - 0.52;
        return new SkinPainter(Side.END, PAINT, new double[] {-half, 0, half, shape.height()})
                .rectangle(TRIM, -half, 0, half, 0.46)
                .rectangle(GLASS, 0.10 - half, shape.sillGlass() + 0.03, half - 0.10, shape.height() - 0.16)
                .rectangle(GAP, -0.50, lamp + 0.03, 0.50, lamp + 0.18)
                .rectangle(CHROME, -0.10, lamp + 0.05, 0.10, lamp + 0.16)
                .mirrored(HEADLAMP, half - 0.42, lamp, half, lamp + 0.22)
                .rectangle(GAP, -0.60, 0.34, 0.60, 0.44)
                .rectangle(PLATE, -0.22, lamp - 0.18, 0.22, lamp - 0.04)
                .rectangle(PLATE_TEXT, -0.18, lamp - 0.14, 0.18, lamp - 0.08)
                .skin();
    }

    private Skin rear() {
        double half = shape.half();
        double low = shape.sillGlass();
        return new SkinPainter(Side.END, PAINT, new double[] {-half, 0, half, shape.height()})
                .rectangle(TRIM, -half, 0, half, 0.52)
                .mirrored(GLASS, 0.06, low + 0.04, half - 0.20, shape.height() - 0.34)
                .rectangle(SEAM, -0.01, 0.55, 0.01, shape.height() - 0.2)
                .mirrored(TAILLAMP, half - 0.16, low - 0.30, half, low + 0.25)
                .rectangle(PLATE, -0.22, low - 0.30, 0.22, low - 0.16)
                .rectangle(PLATE_TEXT, -0.18, low - 0.26, 0.18, low - 0.20)
                .skin();
    }

    private Skin top() {
        double front = shape.front();
        double half = shape.half();
        double pillar = half - 0.16;
        double head = foot() - shape.rake() + 0.02;
        return new SkinPainter(Side.TOP, PAINT, new double[] {-front, -half, front, half})
                .polygon(GLASS, foot() - 0.02, pillar, foot() - 0.02, -pillar, head, 0.08 - pillar, head, pillar - 0.08)
                .rectangle(TRIM, foot() - 0.05, -pillar, foot() + 0.02, pillar)
                .rectangle(SEAM, 0.5 - front, -half, 0.52 - front, half)
                .skin();
    }
}
