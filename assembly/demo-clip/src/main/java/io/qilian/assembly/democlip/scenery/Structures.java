package io.qilian.assembly.democlip.scenery;

import static io.qilian.assembly.democlip.mesh.Material.CONCRETE;
import static io.qilian.assembly.democlip.mesh.Material.RED_STRIPE;
import static io.qilian.assembly.democlip.mesh.Material.ROOF;
import static io.qilian.assembly.democlip.mesh.Material.STEEL;
import static io.qilian.assembly.democlip.mesh.Material.TRIM;
import static io.qilian.assembly.democlip.mesh.Material.WALL;
import static io.qilian.assembly.democlip.mesh.Material.WHITE_STRIPE;
import static io.qilian.assembly.democlip.mesh.Material.WINDOW;

import io.qilian.assembly.democlip.mesh.Livery;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Skin;
import io.qilian.assembly.democlip.mesh.Skin.Side;
import io.qilian.assembly.democlip.mesh.SkinPainter;
import io.qilian.assembly.democlip.mesh.Solids;
import io.qilian.assembly.democlip.space.Vector;

/** Builds what people put beside roads: houses, lamp posts, signs, kerbs. */
final class Structures {

    private static final double STOREY_METRES = 3;

    private Structures() {}

    /** A house with rows of windows; x is its length along the road. */
    static Mesh house(double lengthMetres, double depthMetres, int storeys) {
        double height = storeys * STOREY_METRES + 0.8;
        double half = lengthMetres / 2;
        double deep = depthMetres / 2;
        Skin side = windows(Side.SIDE, half, storeys, height);
        Skin end = windows(Side.END, deep, storeys, height);
        MeshBuilder builder = new MeshBuilder().openSkyFrom(2.5);
        builder.box(
                new Vector(-half, -deep, 0),
                new Vector(half, deep, height),
                new Livery(side, end, end, Skin.of(CONCRETE)));
        if (storeys <= 3) {
            builder.box(
                    new Vector(-half - 0.4, -deep - 0.4, height),
                    new Vector(half + 0.4, deep + 0.4, height + 0.25),
                    Livery.of(ROOF));
            ridge(builder, half + 0.4, deep + 0.4, height + 0.25);
        }
        return builder.mesh();
    }

    /** A lamp post whose arm reaches to its left. */
    static Mesh lampPost() {
        MeshBuilder builder = new MeshBuilder();
        Solids solids = new Solids(builder);
        Vector head = new Vector(0, 0, 9.2);
        Vector lamp = new Vector(0, 2.2, 9.7);
        solids.tube(new Vector(0, 0, 0), head, new double[] {0.11, 0.07}, STEEL);
        solids.tube(head, lamp, new double[] {0.06, 0.05}, STEEL);
        solids.ellipsoid(lamp, new Vector(0.14, 0.42, 0.09), STEEL);
        return builder.mesh();
    }

    /** A speed limit on a post; its face looks back along the road. */
    static Mesh speedLimit() {
        MeshBuilder builder = new MeshBuilder();
        new Solids(builder).tube(new Vector(0, 0, 0), new Vector(0, 0, 2.6), new double[] {0.04, 0.04}, STEEL);
        double radius = 0.38;
        Vector middle = new Vector(-0.06, 0, 2.3);
        Skin face = new SkinPainter(Side.END, RED_STRIPE, new double[] {-radius, 1.9, radius, 2.7})
                .circle(WHITE_STRIPE, 0, middle.z(), 0.29)
                .mirrored(TRIM, 0.04, 2.18, 0.18, 2.42)
                .skin();
        int corners = 16;
        int centre = builder.vertex(middle, new Vector(-1, 0, 0), face);
        int[] rim = new int[corners];
        for (int corner = 0; corner < corners; corner++) {
            double angle = -2 * Math.PI * corner / corners;
            Vector out = new Vector(0, radius * Math.cos(angle), radius * Math.sin(angle));
            rim[corner] = builder.vertex(middle.plus(out), new Vector(-1, 0, 0), face);
        }
        for (int corner = 0; corner < corners; corner++) {
            builder.triangle(centre, rim[corner], rim[(corner + 1) % corners], face);
        }
        return builder.mesh();
    }

    /** A piece of kerb along the road. */
    static Mesh kerb(double lengthMetres) {
        MeshBuilder builder = new MeshBuilder();
        Vector low = new Vector(-lengthMetres / 2, -0.075, 0);
        builder.box(low, new Vector(lengthMetres / 2, 0.075, 0.14), Livery.of(CONCRETE));
        return builder.mesh();
    }

    private static Skin windows(Side side, double half, int storeys, double height) {
        SkinPainter wall = new SkinPainter(side, WALL, new double[] {-half, 0, half, height});
        for (int storey = 0; storey < storeys; storey++) {
            double sill = storey * STOREY_METRES + 1.0;
            for (double middle = -half + 1.6; middle < half - 1; middle += 2.8) {
                wall.rectangle(Material.CONCRETE, middle - 0.75, sill - 0.1, middle + 0.75, sill + 1.55);
                wall.rectangle(WINDOW, middle - 0.65, sill, middle + 0.65, sill + 1.45);
                wall.rectangle(Material.CONCRETE, middle - 0.03, sill, middle + 0.03, sill + 1.45);
            }
            wall.rectangle(CONCRETE, -half, sill + 1.9, half, sill + 2.05);
        }
        return wall.skin();
    }

    private static void ridge(MeshBuilder builder, double half, double deep, double eaves) {
        Skin tiles = Skin.of(ROOF);
        double top = eaves + deep * 0.5;
        Vector start = new Vector(-half, 0, top);
        Vector end = new Vector(half, 0, top);
        Vector[] right = {new Vector(-half, -deep, eaves), new Vector(half, -deep, eaves), end, start};
        Vector[] left = {new Vector(half, deep, eaves), new Vector(-half, deep, eaves), start, end};
        builder.flat(right, 2, tiles).flat(left, 2, tiles);
        builder.flat(new Vector[] {new Vector(half, -deep, eaves), new Vector(half, deep, eaves), end, end}, 2, tiles);
        builder.flat(
                new Vector[] {new Vector(-half, deep, eaves), new Vector(-half, -deep, eaves), start, start}, 2, tiles);
    }
}
