package io.qilian.assembly.democlip.body;

import static io.qilian.assembly.democlip.mesh.Material.HAIR;
import static io.qilian.assembly.democlip.mesh.Material.SHIRT;
import static io.qilian.assembly.democlip.mesh.Material.SHOES;
import static io.qilian.assembly.democlip.mesh.Material.SKIN;
import static io.qilian.assembly.democlip.mesh.Material.TROUSERS;

import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.space.Vector;

/** Builds people on foot, 1.72 m tall. */
final class People {

    private static final double HIP_METRES = 0.90;
    private static final double SHOULDER_METRES = 1.42;

    private People() {}

    /** A person at a phase of the step, 0..1: at 0 the left leg is farthest ahead. */
    static Mesh walking(double phase) {
        MeshBuilder builder = new MeshBuilder().openSkyFrom(0.5);
        Solids solids = new Solids(builder);
        double swing = Math.cos(2 * Math.PI * phase);
        double lift = Math.sin(2 * Math.PI * phase);
        leg(solids, 0.09, 0.42 * swing, Math.max(0, -lift));
        leg(solids, -0.09, -0.42 * swing, Math.max(0, lift));
        solids.limb(at(0, 0.09, HIP_METRES), at(0, -0.09, HIP_METRES), radii(0.11, 0.11), TROUSERS);
        for (int hand = -1; hand <= 1; hand += 2) {
            solids.limb(at(0, hand * 0.06, 0.98), at(0.01, hand * 0.09, 1.36), radii(0.11, 0.125), SHIRT);
            double reach = -hand * 0.26 * swing;
            Vector shoulder = at(0, hand * 0.21, SHOULDER_METRES - 0.03);
            Vector elbow = at(reach * 0.5, hand * 0.25, 1.14);
            solids.limb(shoulder, elbow, radii(0.058, 0.048), SHIRT);
            solids.limb(elbow, at(reach + 0.05, hand * 0.24, 0.92), radii(0.042, 0.038), SKIN);
        }
        head(solids, at(0.02, 0, 1.60));
        return builder.mesh();
    }

    /** Adds a neck and a head with hair. */
    static void head(Solids solids, Vector centre) {
        solids.limb(centre.minus(at(0, 0, 0.18)), centre, radii(0.055, 0.055), SKIN);
        solids.ellipsoid(centre, at(0.105, 0.085, 0.125), SKIN);
        solids.ellipsoid(centre.plus(at(-0.022, 0, 0.030)), at(0.105, 0.095, 0.115), HAIR);
    }

    private static void leg(Solids solids, double side, double swing, double bend) {
        Vector hip = at(0, side, HIP_METRES);
        Vector knee = at(Math.sin(swing) * 0.42 + bend * 0.08, side, HIP_METRES - 0.42 * Math.cos(swing));
        double shin = swing * 0.9 - bend * 0.7;
        double foot = Math.max(0.06, knee.z() - 0.42 * Math.cos(shin));
        Vector ankle = at(knee.x() + Math.sin(shin) * 0.42, side, foot);
        solids.limb(hip, knee, radii(0.09, 0.065), TROUSERS);
        solids.limb(knee, ankle, radii(0.062, 0.045), TROUSERS);
        solids.limb(ankle.minus(at(0.03, 0, 0.02)), ankle.plus(at(0.15, 0, -0.02)), radii(0.045, 0.04), SHOES);
    }

    private static Vector at(double x, double y, double z) {
        return new Vector(x, y, z);
    }

    private static double[] radii(double start, double end) {
        return new double[] {start, end};
    }
}
