package io.qilian.assembly.democlip.body;

import static io.qilian.assembly.democlip.mesh.Material.CABIN;
import static io.qilian.assembly.democlip.mesh.Material.GAP;
import static io.qilian.assembly.democlip.mesh.Material.GLASS;
import static io.qilian.assembly.democlip.mesh.Material.HEADLAMP;
import static io.qilian.assembly.democlip.mesh.Material.INDICATOR;
import static io.qilian.assembly.democlip.mesh.Material.PAINT;
import static io.qilian.assembly.democlip.mesh.Material.PLATE;
import static io.qilian.assembly.democlip.mesh.Material.PLATE_TEXT;
import static io.qilian.assembly.democlip.mesh.Material.SEAM;
import static io.qilian.assembly.democlip.mesh.Material.SECOND_PAINT;
import static io.qilian.assembly.democlip.mesh.Material.SIGN;
import static io.qilian.assembly.democlip.mesh.Material.TAILLAMP;
import static io.qilian.assembly.democlip.mesh.Material.TRIM;

import io.qilian.assembly.democlip.mesh.Livery;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Skin;
import io.qilian.assembly.democlip.mesh.Skin.Side;
import io.qilian.assembly.democlip.mesh.SkinPainter;
import io.qilian.assembly.democlip.mesh.Solids;
import io.qilian.assembly.democlip.space.Vector;
import java.util.List;

/** Builds buses and coaches. */
final class Buses {

    private final BoxyShape shape;
    private final Wheels wheels;

    private Buses(BoxyShape shape) {
        this.shape = shape;
        this.wheels = new Wheels(0.48, shape.half() + 0.005, 0.55, List.of(shape.front() - 2.6, 3.0 - shape.front()));
    }

    static Mesh mesh(BoxyShape shape) {
        return new Buses(shape).mesh();
    }

    private Mesh mesh() {
        MeshBuilder builder = new MeshBuilder().openSkyFrom(1.0);
        shape.hull(0).addTo(builder, new Livery(side(), front(), rear(), top()));
        wheels.addTo(builder);
        double roof = shape.height();
        builder.box(new Vector(-2.6, -0.75, roof), new Vector(0.2, 0.75, roof + 0.20), Livery.of(PAINT));
        Solids solids = new Solids(builder);
        for (int hand = -1; hand <= 1; hand += 2) {
            double across = hand * (shape.half() + 0.16);
            Vector arm = new Vector(shape.front() + 0.05, hand * (shape.half() - 0.1), roof - 0.45);
            Vector glass = new Vector(shape.front() + 0.22, across, roof - 0.85);
            solids.tube(arm, glass, new double[] {0.03, 0.03}, TRIM);
            solids.ellipsoid(glass, new Vector(0.07, 0.11, 0.22), TRIM);
        }
        return builder.mesh();
    }

    private Skin side() {
        double front = shape.front();
        double low = shape.sillGlass();
        double high = shape.height() - 0.55;
        SkinPainter side = new SkinPainter(Side.SIDE, PAINT, new double[] {-front, 0, front, shape.height()})
                .rectangle(SECOND_PAINT, -front, 0, front, low - 0.28)
                .rectangle(TRIM, -front, 0, front, 0.42)
                .rectangle(GLASS, 0.35 - front, low, front - 0.10, high);
        for (double pillar = 1.75 - front; pillar < front - 0.5; pillar += 1.42) {
            side.rectangle(Material.SEAM, pillar - 0.05, low, pillar + 0.05, high);
            side.rectangle(SEAM, pillar, low + 0.95, pillar + 1.36, low + 0.99);
        }
        for (double door : new double[] {front - 1.75, -0.6}) {
            side.rectangle(TRIM, door - 0.04, 0.42, door + 1.24, high);
            side.rectangle(GLASS, door + 0.04, 0.62, door + 0.56, high - 0.06);
            side.rectangle(GLASS, door + 0.64, 0.62, door + 1.16, high - 0.06);
        }
        return wheels.arches(side).skin();
    }

    private Skin front() {
        double half = shape.half();
        double high = shape.height();
        return new SkinPainter(Side.END, PAINT, new double[] {-half, 0, half, high})
                .rectangle(SECOND_PAINT, -half, 0, half, 0.72)
                .rectangle(TRIM, -half, 0, half, 0.40)
                .rectangle(GLASS, 0.07 - half, shape.sillGlass() - 0.02, half - 0.07, high - 0.22)
                .rectangle(TRIM, -0.03, shape.sillGlass() - 0.02, 0.03, high - 0.50)
                .rectangle(GAP, -0.95, high - 0.48, 0.95, high - 0.24)
                .rectangle(SIGN, -0.80, high - 0.43, 0.80, high - 0.29)
                .mirrored(TRIM, half - 0.68, 0.55, half, 0.92)
                .mirrored(HEADLAMP, half - 0.55, 0.62, half - 0.10, 0.84)
                .rectangle(CABIN, 0.20 - half, shape.sillGlass(), half - 0.20, shape.sillGlass() + 0.18)
                .rectangle(CABIN, 0.35, shape.sillGlass() + 0.3, 0.85, shape.sillGlass() + 0.85)
                .mirrored(INDICATOR, half - 0.10, 0.62, half, 0.84)
                .rectangle(GAP, -0.55, 0.60, 0.55, 0.72)
                .rectangle(PLATE, -0.25, 0.44, 0.25, 0.58)
                .rectangle(PLATE_TEXT, -0.20, 0.48, 0.20, 0.54)
                .skin();
    }

    private Skin rear() {
        double half = shape.half();
        double high = shape.height();
        return new SkinPainter(Side.END, PAINT, new double[] {-half, 0, half, high})
                .rectangle(SECOND_PAINT, -half, 0, half, 0.80)
                .rectangle(TRIM, -half, 0, half, 0.45)
                .rectangle(GLASS, 0.25 - half, high - 1.35, half - 0.25, high - 0.50)
                .rectangle(GAP, -0.80, high - 0.42, 0.80, high - 0.22)
                .rectangle(SIGN, -0.45, high - 0.38, 0.45, high - 0.26)
                .rectangle(SEAM, -0.85, 0.85, 0.85, 0.88)
                .rectangle(SEAM, -0.85, 1.50, 0.85, 1.53)
                .rectangle(GAP, -0.70, 0.95, 0.70, 1.35)
                .mirrored(TAILLAMP, half - 0.26, 0.70, half - 0.06, 1.25)
                .mirrored(INDICATOR, half - 0.26, 1.25, half - 0.06, 1.40)
                .rectangle(PLATE, -0.25, 0.56, 0.25, 0.70)
                .rectangle(PLATE_TEXT, -0.20, 0.60, 0.20, 0.66)
                .skin();
    }

    private Skin top() {
        double front = shape.front();
        double half = shape.half();
        SkinPainter top = new SkinPainter(Side.TOP, PAINT, new double[] {-front, -half, front, half})
                .rectangle(GLASS, front - 0.18 - shape.rake(), 0.10 - half, front, half - 0.10);
        for (double hatch : new double[] {-front / 2 - 0.4, front / 2}) {
            top.rectangle(SEAM, hatch - 0.4, -0.4, hatch + 0.4, 0.4);
            top.rectangle(PAINT, hatch - 0.36, -0.36, hatch + 0.36, 0.36);
        }
        return top.skin();
    }
}
