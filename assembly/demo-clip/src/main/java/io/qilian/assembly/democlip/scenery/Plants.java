package io.qilian.assembly.democlip.scenery;

import io.qilian.assembly.democlip.body.Solids;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Skin;
import io.qilian.assembly.democlip.space.Vector;
import java.util.Random;

/** Builds trees and hedges out of many small clumps of leaves. */
final class Plants {

    private static final Skin LEAVES = Skin.of(Material.LEAVES);

    private Plants() {}

    /** A tree of this height with a round or slender crown. */
    static Mesh tree(Random random, double height) {
        MeshBuilder builder = new MeshBuilder();
        double trunk = height * (0.25 + 0.1 * random.nextDouble());
        new Solids(builder)
                .tube(new Vector(0, 0, 0), new Vector(0, 0, trunk + 1), new double[] {0.16, 0.10}, Material.BARK);
        double half = (height - trunk) / 2;
        double girth = half * (0.55 + 0.4 * random.nextDouble());
        Vector middle = new Vector(0, 0, trunk + half);
        leaves(builder, random, middle, new Vector(girth, girth, half));
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
            clump(builder, random, place, facing.unit(), 0.12);
        }
        return builder.mesh();
    }

    private static void leaves(MeshBuilder builder, Random random, Vector middle, Vector halfAxes) {
        for (int clump = 0; clump < 900; clump++) {
            Vector direction = new Vector(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
            double bump = 0.82 + 0.18 * Math.sin(direction.x() * 5 + halfAxes.x() * 9) * Math.cos(direction.z() * 6);
            double depth = bump * Math.cbrt(0.3 + 0.7 * random.nextDouble());
            Vector place = middle.plus(new Vector(
                    direction.x() * halfAxes.x() * depth,
                    direction.y() * halfAxes.y() * depth,
                    direction.z() * halfAxes.z() * depth));
            double light = 0.30 + 0.55 * depth * depth + 0.25 * direction.z() + 0.15 * random.nextGaussian();
            builder.brightness(Math.min(1.3, Math.max(0.15, light)));
            clump(builder, random, place, direction, 0.20 + 0.04 * halfAxes.z());
        }
    }

    /** A small quad seen from both sides. */
    private static void clump(MeshBuilder builder, Random random, Vector place, Vector facing, double size) {
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
