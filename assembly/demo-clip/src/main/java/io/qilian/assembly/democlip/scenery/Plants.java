package io.qilian.assembly.democlip.scenery;

import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Skin;
import io.qilian.assembly.democlip.mesh.Solids;
import io.qilian.assembly.democlip.space.Vector;
import java.util.Random;

/** Builds trees and hedges out of many small clumps of leaves. */
final class Plants {

    private static final Skin LEAVES = Skin.of(Material.LEAVES);
    private static final int CLUMPS_PER_LOBE = 270;

    private Plants() {}

    /** A tree of this height; its crown is several lobes about a forked trunk, so that no two look alike. */
    static Mesh tree(Random random, double height) {
        MeshBuilder builder = new MeshBuilder();
        double fork = height * (0.14 + 0.08 * random.nextDouble());
        Vector trunk = new Vector(0, 0, fork);
        Solids wood = new Solids(builder);
        wood.tube(new Vector(0, 0, 0), trunk, new double[] {0.17, 0.13}, Material.BARK);
        double spread = height * (0.16 + 0.10 * random.nextDouble());
        int lobes = 6 + random.nextInt(4);
        for (int lobe = 0; lobe < lobes; lobe++) {
            double turn = 2 * Math.PI * (lobe + 0.5 * random.nextDouble()) / lobes;
            double up = 0.30 + 0.52 * (lobe + random.nextDouble()) / lobes;
            double out = spread * (0.25 + 0.75 * random.nextDouble()) * (1.25 - up);
            Vector middle = new Vector(out * Math.cos(turn), out * Math.sin(turn), height * up);
            wood.tube(trunk, middle, new double[] {0.08, 0.03}, Material.BARK);
            double size = height * (0.13 + 0.08 * random.nextDouble());
            leaves(builder, random, middle, new Vector(size * 1.25, size * 1.25, size));
        }
        return builder.mesh();
    }

    /** A piece of clipped hedge that runs along the road. */
    static Mesh hedge(Random random, double lengthMetres, double widthMetres, double heightMetres) {
        MeshBuilder builder = new MeshBuilder();
        Vector half = new Vector(widthMetres / 2, lengthMetres / 2, heightMetres / 2);
        for (int clump = 0; clump < 90 * lengthMetres; clump++) {
            Vector place = new Vector(
                    half.x() * (2 * random.nextDouble() - 1),
                    half.y() * (2 * random.nextDouble() - 1),
                    heightMetres * Math.sqrt(random.nextDouble()));
            Vector facing = new Vector(place.x(), random.nextGaussian() * 0.3, place.z() * 0.8);
            builder.brightness(0.45 + 0.55 * place.z() / heightMetres + 0.2 * random.nextGaussian());
            clump(builder, random, place, facing.unit().times(0.12));
        }
        return builder.mesh();
    }

    /** Clumps near the surface of a lobe, darker inside and below. */
    private static void leaves(MeshBuilder builder, Random random, Vector middle, Vector halfAxes) {
        for (int clump = 0; clump < CLUMPS_PER_LOBE; clump++) {
            Vector direction = new Vector(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
            double depth = Math.cbrt(0.15 + random.nextDouble());
            Vector place = middle.plus(new Vector(
                    direction.x() * halfAxes.x() * depth,
                    direction.y() * halfAxes.y() * depth,
                    direction.z() * halfAxes.z() * depth));
            double light = 0.30 + 0.45 * depth * depth + 0.28 * direction.z() + 0.16 * random.nextGaussian();
            builder.brightness(Math.min(1.3, Math.max(0.12, light)));
            clump(builder, random, place, direction.times(0.10 + 0.075 * halfAxes.z()));
        }
        builder.brightness(1);
    }

    /** A small quad seen from both sides; it faces along a vector that is as long as the quad is wide. */
    private static void clump(MeshBuilder builder, Random random, Vector place, Vector along) {
        double size = along.length();
        Vector facing = along.unit();
        Vector spin = new Vector(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
        Vector across = facing.plus(spin.times(0.9)).cross(spin).unit().times(size * (0.6 + 0.8 * random.nextDouble()));
        Vector up = across.cross(facing.plus(spin.times(0.5))).unit().times(size * (0.6 + 0.8 * random.nextDouble()));
        int[] numbers = {
            builder.vertex(place.minus(across).minus(up.times(0.6)), facing, LEAVES),
            builder.vertex(place.plus(across.times(0.5)).minus(up), facing, LEAVES),
            builder.vertex(place.plus(across).plus(up.times(0.7)), facing, LEAVES),
            builder.vertex(place.minus(across.times(0.4)).plus(up), facing, LEAVES)
        };
        for (int turn = 0; turn < 2; turn++) {
            int second = turn == 0 ? 1 : 3;
            builder.triangle(numbers[0], numbers[second], numbers[2], LEAVES);
            builder.triangle(numbers[0], numbers[2], numbers[4 - second], LEAVES);
        }
    }
}
