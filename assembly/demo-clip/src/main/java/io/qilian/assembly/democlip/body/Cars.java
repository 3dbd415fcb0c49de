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
        hull().addTo(builder, new Livery(side(), front(), rear(), top()));
        wheels.addTo(builder);
        Solids solids = new Solids(builder);
        double mirror = shape.cabin().windscreenFoot() - 0.30;
        for (int hand = -1; hand <= 1; hand += 2) {
            Vector place = new Vector(mirror, hand * (half + 0.06), shape.bonnet() + 0.06);
            solids.ellipsoid(place, new Vector(0.07, 0.11, 0.075), PAINT);
        }
        return builder.mesh();
    }

    private Hull hull() {
        double front = shape.front();
        double roof = shape.height();
        double bonnet = shape.bonnet();
        double middle = (shape.cabin().windscreenTop() + shape.cabin().rearWindowTop()) / 2;
        double tail = Math.min(shape.cabin().rearWindowFoot() - 0.02, 0.10 - front);
        Curve top = Curve.through(
                -front,
                shape.deck() * 0.62,
                0.05 - front,
                shape.deck() * 0.90,
                tail,
                shape.deck() - 0.02,
                shape.cabin().rearWindowFoot(),
                shape.deck(),
                shape.cabin().rearWindowTop(),
                roof - 0.06,
                middle,
                roof,
                shape.cabin().windscreenTop() - 0.25,
                roof - 0.01,
                shape.cabin().windscreenTop(),
                roof - 0.07,
                shape.cabin().windscreenFoot(),
                bonnet,
                front - 0.55,
                bonnet - 0.10,
                front - 0.18,
                bonnet - 0.20,
                front - 0.05,
                bonnet - 0.29,
                front,
                bonnet - 0.40);
        double sill = shape.sill();
        Curve bottom = Curve.through(
                -front,
                sill + 0.20,
                0.20 - front,
                sill + 0.08,
                0.8 - front,
                sill,
                front - 0.7,
                sill,
                front - 0.15,
                sill + 0.03,
                front,
                sill + 0.14);
        Curve halfWidth = Curve.through(
                -front,
                half * 0.72,
                0.06 - front,
                half * 0.84,
                0.25 - front,
                half * 0.93,
                0.8 - front,
                half * 0.985,
                0.0,
                half,
                front - 0.8,
                half * 0.985,
                front - 0.30,
                half * 0.90,
                front - 0.10,
                half * 0.79,
                front,
                half * 0.62);
        Curve shoulder = Curve.through(-front, shape.deck() - 0.10, front, bonnet - 0.06);
        return new Hull(top, bottom, halfWidth, shoulder, 0.42, 0.09);
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
        double pillar = half - 0.17;
        double foot = shape.cabin().windscreenFoot();
        double rearFoot = shape.cabin().rearWindowFoot();
        SkinPainter top = new SkinPainter(Side.TOP, PAINT, new double[] {-shape.front(), -half, shape.front(), half})
                .polygon(
                        GLASS,
                        foot + 0.02,
                        pillar,
                        foot + 0.02,
                        -pillar,
                        shape.cabin().windscreenTop() + 0.04,
                        0.13 - pillar,
                        shape.cabin().windscreenTop() + 0.04,
                        pillar - 0.13)
                .rectangle(TRIM, foot, -pillar, foot + 0.08, pillar)
                .rectangle(CABIN, foot - 0.22, 0.12 - pillar, foot - 0.06, pillar - 0.12)
                .rectangle(
                        CABIN,
                        shape.cabin().windscreenTop() + 0.14,
                        0.20,
                        shape.cabin().windscreenTop() + 0.32,
                        0.50)
                .rectangle(
                        CABIN,
                        shape.cabin().windscreenTop() + 0.14,
                        -0.50,
                        shape.cabin().windscreenTop() + 0.32,
                        -0.20)
                .polygon(
                        GLASS,
                        rearFoot + 0.02,
                        0.06 - pillar,
                        rearFoot + 0.02,
                        pillar - 0.06,
                        shape.cabin().rearWindowTop() - 0.06,
                        pillar - 0.15,
                        shape.cabin().rearWindowTop() - 0.06,
                        0.15 - pillar)
                .rectangle(SEAM, foot + 0.10, half - 0.16, shape.front() - 0.30, half - 0.14)
                .rectangle(SEAM, foot + 0.10, 0.14 - half, shape.front() - 0.30, 0.16 - half);
        return top.skin();
    }

    private static SkinPainter painter(Side side, double reach, double low, double high) {
        return new SkinPainter(side, Material.PAINT, new double[] {-reach, low, reach, high});
    }
}
