package io.qilian.assembly.democlip.mesh;

import io.qilian.assembly.democlip.space.Vector;

/** Round solids: limbs, heads, tyres, tubes. */
public final class Solids {

    private static final int SEGMENTS = 10;

    private final MeshBuilder builder;

    /** Adds to this mesh. */
    public Solids(MeshBuilder builder) {
        this.builder = builder;
    }

    /** A limb between two points, with rounded ends and a radius for each end. */
    public Solids limb(Vector start, Vector end, double[] radii, Material material) {
        Vector axis = end.minus(start);
        Vector side = sideOf(axis.unit());
        double[] along = {-0.9, -0.5, 0, 0.5, 1, 1.5, 1.9};
        double[] girth = {0.35, 0.85, 1, 1, 1, 0.85, 0.35};
        Vector[][] rings = new Vector[along.length][];
        for (int ring = 0; ring < along.length; ring++) {
            double share = Math.min(1, Math.max(0, along[ring]));
            double radius = radii[0] + (radii[1] - radii[0]) * share;
            double beyond = along[ring] - share;
            Vector centre = start.plus(axis.times(share)).plus(axis.unit().times(beyond * radius));
            rings[ring] = circle(centre, axis.unit(), side.times(radius * girth[ring]));
        }
        new SmoothGrid(rings, true).addTo(builder, Livery.of(material));
        return this;
    }

    /** A tube or tree trunk between two points. */
    public Solids tube(Vector start, Vector end, double[] radii, Material material) {
        Vector axis = end.minus(start).unit();
        Vector side = sideOf(axis);
        Vector[][] rings = {circle(start, axis, side.times(radii[0])), circle(end, axis, side.times(radii[1]))};
        new SmoothGrid(rings, true).addTo(builder, Livery.of(material));
        return this;
    }

    /** An ellipsoid with half axes along x, y and z. */
    public Solids ellipsoid(Vector centre, Vector halfAxes, Material material) {
        int rows = 7;
        Vector[][] rings = new Vector[rows][SEGMENTS];
        for (int row = 0; row < rows; row++) {
            double height = -Math.cos(Math.PI * (row + 0.15) / (rows - 0.7));
            double girth = Math.sqrt(1 - height * height);
            for (int segment = 0; segment < SEGMENTS; segment++) {
                double angle = 2 * Math.PI * segment / SEGMENTS;
                rings[row][segment] = centre.plus(new Vector(
                        halfAxes.x() * girth * Math.cos(angle),
                        halfAxes.y() * girth * Math.sin(angle),
                        halfAxes.z() * height));
            }
        }
        new SmoothGrid(rings, true).addTo(builder, Livery.of(material));
        return this;
    }

    /** A tyre without a disc: a ring about an axle across the body. */
    public Solids hoop(Vector axle, double radius, double thickness, Material material) {
        int turns = 18;
        Vector[][] rings = new Vector[turns + 1][];
        for (int turn = 0; turn <= turns; turn++) {
            double angle = 2 * Math.PI * turn / turns;
            Vector spoke = new Vector(Math.cos(angle), 0, Math.sin(angle));
            Vector tangent = new Vector(Math.sin(angle), 0, -Math.cos(angle));
            rings[turns - turn] = circle(axle.plus(spoke.times(radius)), tangent, spoke.times(-thickness));
        }
        new SmoothGrid(rings, true).addTo(builder, Livery.of(material));
        return this;
    }

    /** A wheel with a disc on the side that is seen: the left one where {@code halfWidth} is positive. */
    public Solids wheel(Vector hub, double radius, double halfWidth, Skin face) {
        int turns = 20;
        double outer = Math.signum(halfWidth);
        int centre = builder.vertex(hub.plus(new Vector(0, halfWidth, 0)), new Vector(0, outer, 0), face);
        int[] rim = new int[turns];
        Vector[][] tread = new Vector[2][turns];
        for (int turn = 0; turn < turns; turn++) {
            double angle = -outer * 2 * Math.PI * turn / turns;
            Vector spoke = new Vector(radius * Math.cos(angle), 0, radius * Math.sin(angle));
            tread[0][turn] = hub.plus(spoke).plus(new Vector(0, halfWidth, 0));
            tread[1][turn] = hub.plus(spoke).minus(new Vector(0, halfWidth, 0));
            rim[turn] = builder.vertex(tread[0][turn], new Vector(0, outer, 0), face);
        }
        for (int turn = 0; turn < turns; turn++) {
            builder.triangle(centre, rim[turn], rim[(turn + 1) % turns], face);
        }
        Vector[][] outward = {tread[1], tread[0]};
        new SmoothGrid(outward, true).addTo(builder, Livery.of(Material.RUBBER));
        return this;
    }

    private static Vector[] circle(Vector centre, Vector axis, Vector side) {
        Vector other = axis.cross(side);
        Vector[] circle = new Vector[SEGMENTS];
        for (int segment = 0; segment < SEGMENTS; segment++) {
            double angle = 2 * Math.PI * segment / SEGMENTS;
            circle[segment] = centre.plus(side.times(Math.cos(angle))).plus(other.times(Math.sin(angle)));
        }
        return circle;
    }

    private static Vector sideOf(Vector axis) {
        Vector sideways = Math.abs(axis.z()) < 0.9 ? Vector.UP : new Vector(1, 0, 0);
        return axis.cross(sideways).unit();
    }
}
