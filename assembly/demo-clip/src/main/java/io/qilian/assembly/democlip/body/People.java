package io.qilian.assembly.democlip.body;

import static io.qilian.assembly.democlip.mesh.Material.HAIR;
import static io.qilian.assembly.democlip.mesh.Material.SHIRT;
import static io.qilian.assembly.democlip.mesh.Material.SHOES;
import static io.qilian.assembly.democlip.mesh.Material.SKIN;
import static io.qilian.assembly.democlip.mesh.Material.TROUSERS;

import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Solids;
import io.qilian.assembly.democlip.space.Vector;

/** Builds people on foot, 1.72 m tall. */
final class People {

    private static final double STANDING_HIP_METRES = 0.90;
    private static final double THIGH_METRES = 0.42;
    private static final double SHIN_METRES = 0.42;
    private static final double ANKLE_METRES = 0.06;

    private final MeshBuilder builder = new MeshBuilder().openSkyFrom(0.5);
    private final Solids solids = new Solids(builder);
    private final double hip;

    /** Walking lowers the hips by as much as the legs are spread. */
    private People(double[] thighs, double[] shins) {
        this.hip = ANKLE_METRES + Math.max(height(thighs[0], shins[0]), height(thighs[1], shins[1]));
    }

    /** A person at a phase of the step, 0..1: at 0 the left leg is farthest ahead. */
    static Mesh walking(double phase) {
        double swing = Math.cos(2 * Math.PI * phase);
        double lift = Math.sin(2 * Math.PI * phase);
        double[] thighs = {0.42 * swing + 0.25 * Math.max(0, -lift), -0.42 * swing + 0.25 * Math.max(0, lift)};
        double[] shins = {0.38 * swing - 0.6 * Math.max(0, -lift), -0.38 * swing - 0.6 * Math.max(0, lift)};
        People person = new People(thighs, shins);
        for (int leg = 0; leg < 2; leg++) {
            person.leg(leg == 0 ? 0.09 : -0.09, thighs[leg], shins[leg]);
        }
        person.torso(swing);
        return person.builder.mesh();
    }

    /** Adds a neck and a head with hair. */
    static void head(Solids solids, Vector centre) {
        solids.limb(centre.minus(at(0, 0, 0.18)), centre, radii(0.055, 0.055), SKIN);
        solids.ellipsoid(centre, at(0.105, 0.085, 0.125), SKIN);
        solids.ellipsoid(centre.plus(at(-0.022, 0, 0.030)), at(0.105, 0.095, 0.115), HAIR);
    }

    private void torso(double swing) {
        double up = hip - STANDING_HIP_METRES;
        solids.limb(at(0, 0.09, hip), at(0, -0.09, hip), radii(0.11, 0.11), TROUSERS);
        for (int hand = -1; hand <= 1; hand += 2) {
            solids.limb(at(0, hand * 0.06, up + 0.98), at(0.01, hand * 0.09, up + 1.36), radii(0.11, 0.125), SHIRT);
            double reach = -hand * 0.26 * swing;
            Vector shoulder = at(0, hand * 0.21, up + 1.39);
            Vector elbow = at(reach * 0.5, hand * 0.25, up + 1.14);
            solids.limb(shoulder, elbow, radii(0.058, 0.048), SHIRT);
            solids.limb(elbow, at(reach + 0.05, hand * 0.24, up + 0.92), radii(0.042, 0.038), SKIN);
        }
        head(solids, at(0.02, 0, up + 1.60));
    }

    /** The angles are those of thigh and shin to the plumb line, positive forward. */
    private void leg(double side, double thigh, double shin) {
        Vector top = at(0, side, hip);
        Vector knee = top.plus(at(Math.sin(thigh) * THIGH_METRES, 0, -Math.cos(thigh) * THIGH_METRES));
        Vector ankle = knee.plus(at(Math.sin(shin) * SHIN_METRES, 0, -Math.cos(shin) * SHIN_METRES));
        solids.limb(top, knee, radii(0.09, 0.065), TROUSERS);
        solids.limb(knee, ankle, radii(0.062, 0.045), TROUSERS);
        solids.limb(ankle.minus(at(0.03, 0, 0.02)), ankle.plus(at(0.15, 0, -0.02)), radii(0.045, 0.04), SHOES);
    }

    private static double height(double thigh, double shin) {
        return THIGH_METRES * Math.cos(thigh) + SHIN_METRES * Math.cos(shin);
    }

    private static Vector at(double x, double y, double z) {
        return new Vector(x, y, z);
    }

    private static double[] radii(double start, double end) {
        return new double[] {start, end};
    }
}
