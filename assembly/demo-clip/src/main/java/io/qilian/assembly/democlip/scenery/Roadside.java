package io.qilian.assembly.democlip.scenery;

import io.qilian.assembly.democlip.mesh.Colour;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.Palette;
import io.qilian.assembly.democlip.space.Pose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Places trees, houses, lamp posts, signs, kerbs and hedges along a road. */
final class Roadside {

    private static final double FARTHEST_METRES = 330;
    private static final double KERB_METRES = 4;
    private static final int TREE_KINDS = 7;

    private final Road road;
    private final Random random;
    private final List<Prop> props = new ArrayList<>();

    private Roadside(Road road, long seed) {
        this.road = road;
        this.random = new Random(seed + 5);
    }

    static List<Prop> along(Road road, long seed) {
        Roadside roadside = new Roadside(road, seed);
        for (int side = -1; side <= 1; side += 2) {
            roadside.kerbs(side);
            roadside.lamps(side);
            roadside.houses(side);
            roadside.trees(side);
        }
        roadside.median();
        Pose limit = roadside.pose(road.kerb() + 0.6, 48, Pose.ALONG_THE_ROAD);
        roadside.add(Structures.speedLimit(), limit, Palette.PLAIN, true);
        return List.copyOf(roadside.props);
    }

    private void kerbs(int side) {
        Mesh kerb = Structures.kerb(KERB_METRES);
        for (double y = -10; y < FARTHEST_METRES; y += KERB_METRES) {
            add(kerb, pose(side * (road.kerb() + 0.075), y, heading(y)), shade(Material.CONCRETE, 0.10), false);
        }
    }

    private void lamps(int side) {
        Mesh post = Structures.lampPost();
        for (double y = 24 + (side > 0 ? 0 : 15); y < FARTHEST_METRES; y += 30) {
            double heading = heading(y) + (side > 0 ? 0 : Math.PI);
            add(post, pose(side * (road.kerb() + 0.6), y, heading), Palette.PLAIN, true);
        }
    }

    private void houses(int side) {
        double y = 30 + 20 * random.nextDouble();
        while (y < FARTHEST_METRES) {
            double length = 14 + 22 * random.nextDouble();
            int storeys = 2 + random.nextInt(4);
            double offset = side * (road.pavementEnd() + 16 + 14 * random.nextDouble());
            double warmth = 0.7 + 0.6 * random.nextDouble();
            double bleak = 0.78 + 0.18 * random.nextDouble();
            Colour wall = new Colour(0.40, 0.37, 0.40 * bleak).times(warmth);
            Palette palette = new Palette(Map.of(Material.WALL, wall));
            add(Structures.house(length, 10, storeys), pose(offset, y, heading(y)), palette, true);
            y += length + 8 + 30 * random.nextDouble();
        }
    }

    private void trees(int side) {
        List<Mesh> kinds = new ArrayList<>();
        for (int kind = 0; kind < TREE_KINDS; kind++) {
            kinds.add(Plants.tree(random, 5.5 + 0.9 * kind));
        }
        double sunny = road.pavementEnd() + 2.5;
        for (double y = 22; y < FARTHEST_METRES; y += 6 + 6 * random.nextDouble()) {
            tree(kinds, side * (sunny + 3 * random.nextDouble()), y);
        }
        for (int tree = 0; tree < 60; tree++) {
            double y = 60 + (FARTHEST_METRES - 60) * random.nextDouble();
            tree(kinds, side * (sunny + 12 + 60 * random.nextDouble()), y);
        }
        for (int tree = 0; tree < 40; tree++) {
            tree(kinds, side * random.nextDouble() * 60, FARTHEST_METRES + 30 * random.nextDouble());
        }
    }

    private void tree(List<Mesh> kinds, double offset, double y) {
        Pose at = pose(offset, y, 2 * Math.PI * random.nextDouble());
        Pose scaled = new Pose(at.x(), at.y(), at.headingRadians(), 0.8 + 0.5 * random.nextDouble());
        add(kinds.get(random.nextInt(kinds.size())), scaled, shade(Material.LEAVES, 0.35), true);
    }

    private void median() {
        if (road.medianMetres() < 1) {
            return;
        }
        Mesh kerb = Structures.kerb(KERB_METRES);
        Mesh hedge = Plants.hedge(random, KERB_METRES, road.medianMetres() * 0.55, 0.55);
        for (double y = -2; y < FARTHEST_METRES; y += KERB_METRES) {
            for (int side = -1; side <= 1; side += 2) {
                double offset = side * (road.medianMetres() / 2 - 0.075);
                add(kerb, pose(offset, y, heading(y)), shade(Material.CONCRETE, 0.10), false);
            }
            if (y < FARTHEST_METRES / 2) {
                double along = heading(y) - Math.PI / 2;
                add(hedge, pose(0, y, along), shade(Material.LEAVES, 0.2), false);
            }
        }
    }

    private void add(Mesh mesh, Pose pose, Palette palette, boolean castsShadow) {
        props.add(new Prop(mesh, pose, palette, castsShadow));
    }

    private Pose pose(double offset, double y, double heading) {
        return new Pose(road.axis(y) + offset, y, heading);
    }

    private double heading(double y) {
        return Math.atan2(1, road.axis(y + 0.5) - road.axis(y - 0.5));
    }

    private Palette shade(Material material, double spread) {
        double factor = 1 + spread * (2 * random.nextDouble() - 1);
        double warm = 1 + spread * 0.6 * (2 * random.nextDouble() - 1);
        Colour base = material.colour();
        Colour colour = new Colour(base.red() * factor * warm, base.green() * factor, base.blue() * factor);
        return new Palette(Map.of(material, colour));
    }
}
