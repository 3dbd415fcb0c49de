package io.qilian.assembly.democlip.body;

import static io.qilian.assembly.democlip.mesh.Material.CABIN;
import static io.qilian.assembly.democlip.mesh.Material.CHROME;
import static io.qilian.assembly.democlip.mesh.Material.GAP;
import static io.qilian.assembly.democlip.mesh.Material.GLASS;
import static io.qilian.assembly.democlip.mesh.Material.HEADLAMP;
import static io.qilian.assembly.democlip.mesh.Material.INDICATOR;
import static io.qilian.assembly.democlip.mesh.Material.PAINT;
import static io.qilian.assembly.democlip.mesh.Material.PLATE;
import static io.qilian.assembly.democlip.mesh.Material.PLATE_TEXT;
import static io.qilian.assembly.democlip.mesh.Material.SEAM;
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

/** Builds passenger cars. */
final class Cars {

    private final CarShape shape;
    private final Wheels wheels;
    private final double half;

    private Cars(CarShape shape) {
        this.shape = shape;
        this.half = shape.width() / 2;
        this.wheels = new Wheels(shape.wheelRadius(), half + 0.005, 0.66, List.of(shape.frontAxle(), shape.rearAxle()));
    }

    static Mesh mesh(CarShape shape) {
        return new Cars(shape).mesh();
    }

    private Mesh mesh() {
        MeshBuilder builder = new MeshBuilder().openSkyFrom(0.75);
        shape.hull().addTo(builder, new Livery(side(), front(), rear(), top()));
        wheels.addTo(builder);
        Solids solids = new Solids(builder);
        double mirror = shape.cabin().windscreenFoot() - 0.30;
        for (int hand = -1; hand <= 1; hand += 2) {
            Vector place = new Vector(mirror, hand * (half + 0.06), shape.bonnet() + 0.06);
            solids.ellipsoid(place, new Vector(0.07, 0.11, 0.075), PAINT);
        }
        return builder.mesh();
    }

    private Skin side() {
        double front = shape.front();
        double sill = shape.sill();
        double belt = shape.bonnet() - 0.02;
        double eaves = shape.height() - 0.10;
        SkinPainter side = painter(Side.SIDE, front, 0, shape.height())
                .rectangle(TRIM, -front, 0, front, sill + 0.05)
                .polygon(
                        GLASS,
                        shape.cabin().windscreenFoot() - 0.16,
                        belt,
                        shape.cabin().windscreenTop() - 0.05,
                        eaves,
                        shape.cabin().rearWindowTop() + 0.05,
                        eaves,
                        shape.cabin().rearWindowFoot() + 0.22,
                        shape.deck() + 0.02);
        double pillar = (shape.cabin().windscreenTop() + shape.cabin().rearWindowTop()) / 2 + 0.12;
        double rearDoor = shape.rearAxle() + 0.55;
        side.rectangle(SEAM, pillar - 0.05, belt, pillar + 0.05, eaves)
                .rectangle(SEAM, rearDoor - 0.10, belt, rearDoor - 0.05, eaves)
                .rectangle(SEAM, pillar - 0.01, sill + 0.08, pillar + 0.01, belt)
                .rectangle(SEAM, rearDoor - 0.13, sill + 0.20, rearDoor - 0.11, belt)
                .rectangle(
                        SEAM,
                        shape.cabin().windscreenFoot() - 0.28,
                        sill + 0.08,
                        shape.cabin().windscreenFoot() - 0.26,
                        belt)
                .rectangle(CHROME, pillar - 0.28, belt - 0.14, pillar - 0.10, belt - 0.11)
                .rectangle(CHROME, rearDoor - 0.02, belt - 0.14, rearDoor + 0.16, belt - 0.11)
                .rectangle(HEADLAMP, front - 0.42, belt - 0.33, front - 0.06, belt - 0.20)
                .rectangle(TAILLAMP, -front, shape.deck() - 0.32, 0.26 - front, shape.deck() - 0.12);
        return wheels.arches(side).skin();
    }

    private Skin front() {
        double lamp = shape.bonnet() - 0.42;
        return painter(Side.END, half, 0, shape.height())
                .rectangle(TRIM, -half, 0, half, shape.sill() + 0.10)
                .rectangle(GLASS, -half, shape.bonnet() + 0.03, half, shape.height() - 0.09)
                .rectangle(GAP, -0.42, lamp - 0.05, 0.42, lamp + 0.11)
                .rectangle(CHROME, -0.42, lamp + 0.11, 0.42, lamp + 0.14)
                .rectangle(CHROME, -0.08, lamp, 0.08, lamp + 0.09)
                .mirrored(HEADLAMP, 0.46, lamp, half, lamp + 0.14)
                .rectangle(GAP, -0.50, shape.sill() + 0.12, 0.50, shape.sill() + 0.21)
                .mirrored(GAP, 0.56, shape.sill() + 0.12, 0.74, shape.sill() + 0.22)
                .rectangle(PLATE, -0.22, lamp - 0.20, 0.22, lamp - 0.06)
                .rectangle(PLATE_TEXT, -0.18, lamp - 0.16, 0.18, lamp - 0.10)
                .skin();
    }

    private Skin rear() {
        double lamp = shape.deck() - 0.32;
        return painter(Side.END, half, 0, shape.height())
                .rectangle(TRIM, -half, 0, half, shape.sill() + 0.16)
                .rectangle(GLASS, 0.12 - half, shape.deck() + 0.03, half - 0.12, shape.height() - 0.10)
                .mirrored(TAILLAMP, 0.42, lamp, half, lamp + 0.19)
                .mirrored(INDICATOR, 0.48, lamp + 0.03, 0.58, lamp + 0.08)
                .rectangle(SEAM, -0.80, lamp - 0.10, 0.80, lamp - 0.08)
                .rectangle(CHROME, -0.30, lamp + 0.13, 0.30, lamp + 0.16)
                .rectangle(PLATE, -0.22, lamp - 0.05, 0.22, lamp + 0.09)
                .rectangle(PLATE_TEXT, -0.18, lamp - 0.01, 0.18, lamp + 0.05)
                .mirrored(TAILLAMP, 0.62, shape.sill() + 0.20, 0.74, shape.sill() + 0.25)
                .skin();
    }

    private Skin top() {
        SkinPainter top = new SkinPainter(Side.TOP, PAINT, new double[] {-shape.front(), -half, shape.front(), half});
        paintWindscreen(top);
        double pillar = half - 0.17;
        double foot = shape.cabin().rearWindowFoot() + 0.02;
        double head = shape.cabin().rearWindowTop() - 0.06;
        top.polygon(GLASS, foot, 0.06 - pillar, foot, pillar - 0.06, head, pillar - 0.15, head, 0.15 - pillar);
        double bonnet = shape.cabin().windscreenFoot() + 0.10;
        return top.rectangle(SEAM, bonnet, half - 0.16, shape.front() - 0.30, half - 0.14)
                .rectangle(SEAM, bonnet, 0.14 - half, shape.front() - 0.30, 0.16 - half)
                .skin();
    }

    /** Glass with the dashboard and two seats behind it, and the wipers' gap below it. */
    private void paintWindscreen(SkinPainter top) {
        double pillar = half - 0.17;
        double foot = shape.cabin().windscreenFoot();
        double head = shape.cabin().windscreenTop();
        top.polygon(GLASS, new double[] {
                    foot + 0.02, pillar, foot + 0.02, -pillar, head + 0.04, 0.13 - pillar, head + 0.04, pillar - 0.13
                })
                .rectangle(TRIM, foot, -pillar, foot + 0.08, pillar)
                .rectangle(CABIN, foot - 0.22, 0.12 - pillar, foot - 0.06, pillar - 0.12)
                .rectangle(CABIN, head + 0.14, 0.20, head + 0.32, 0.50)
                .rectangle(CABIN, head + 0.14, -0.50, head + 0.32, -0.20);
    }

    private static SkinPainter painter(Side side, double reach, double low, double high) {
        return new SkinPainter(side, Material.PAINT, new double[] {-reach, low, reach, high});
    }
}
