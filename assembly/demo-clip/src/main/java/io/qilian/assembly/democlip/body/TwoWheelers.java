package io.qilian.assembly.democlip.body;

import static io.qilian.assembly.democlip.mesh.Material.CHROME;
import static io.qilian.assembly.democlip.mesh.Material.HEADLAMP;
import static io.qilian.assembly.democlip.mesh.Material.HELMET;
import static io.qilian.assembly.democlip.mesh.Material.PAINT;
import static io.qilian.assembly.democlip.mesh.Material.RUBBER;
import static io.qilian.assembly.democlip.mesh.Material.SHIRT;
import static io.qilian.assembly.democlip.mesh.Material.SHOES;
import static io.qilian.assembly.democlip.mesh.Material.SKIN;
import static io.qilian.assembly.democlip.mesh.Material.STEEL;
import static io.qilian.assembly.democlip.mesh.Material.TAILLAMP;
import static io.qilian.assembly.democlip.mesh.Material.TRIM;
import static io.qilian.assembly.democlip.mesh.Material.TROUSERS;

import io.qilian.assembly.democlip.mesh.Livery;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Solids;
import io.qilian.assembly.democlip.space.Vector;

/** Builds bicycles, scooters and motorcycles, each with its rider. */
final class TwoWheelers {

    private final MeshBuilder builder = new MeshBuilder().openSkyFrom(0.5);
    private final Solids solids = new Solids(builder);

    private TwoWheelers() {}

    /** A bicycle at a phase of the pedals, 0..1. */
    static Mesh bicycle(double phase) {
        TwoWheelers made = new TwoWheelers();
        made.wheels(0.53, 0.33, 0.022);
        Vector crank = at(0.03, 0, 0.30);
        Vector saddle = at(-0.22, 0, 0.92);
        Vector bar = at(0.42, 0, 1.00);
        made.bar(at(-0.53, 0, 0.33), crank, PAINT).bar(crank, saddle, PAINT).bar(crank, at(0.38, 0, 0.80), PAINT);
        made.bar(at(-0.18, 0, 0.80), at(0.37, 0, 0.86), PAINT).bar(at(0.53, 0, 0.33), bar, PAINT);
        made.bar(at(0.40, 0.27, 1.02), at(0.40, -0.27, 1.02), CHROME);
        made.solids.limb(at(-0.32, 0, 0.94), at(-0.10, 0, 0.95), radii(0.07, 0.04), TRIM);
        for (int hand = -1; hand <= 1; hand += 2) {
            double angle = 2 * Math.PI * phase + (hand > 0 ? 0 : Math.PI);
            Vector foot = crank.plus(at(0.17 * Math.cos(angle), hand * 0.12, 0.17 * Math.sin(angle)));
            made.leg(at(-0.18, hand * 0.10, 0.98), foot, hand);
        }
        made.rider(at(-0.18, 0, 1.00), at(0.10, 0, 1.46), at(0.38, 0.24, 1.04));
        People.head(made.solids, at(0.17, 0, 1.68));
        return made.builder.mesh();
    }

    /** A motor scooter, the rider's feet on the board. */
    static Mesh scooter() {
        TwoWheelers made = new TwoWheelers();
        made.wheels(0.62, 0.23, 0.06);
        made.box(at(-0.75, -0.17, 0.34), at(-0.10, 0.17, 0.72), PAINT);
        made.box(at(-0.12, -0.15, 0.26), at(0.36, 0.15, 0.34), TRIM);
        made.box(at(0.34, -0.20, 0.28), at(0.46, 0.20, 0.92), PAINT);
        made.solids.limb(at(-0.65, 0, 0.76), at(-0.12, 0, 0.76), radii(0.12, 0.12), TRIM);
        made.finish(at(0.40, 0, 1.02), at(-0.80, 0, 0.62));
        for (int hand = -1; hand <= 1; hand += 2) {
            made.leg(at(-0.28, hand * 0.12, 0.84), at(0.18, hand * 0.13, 0.42), hand);
        }
        made.rider(at(-0.30, 0, 0.86), at(-0.16, 0, 1.36), at(0.34, 0.28, 1.00));
        made.helmet(at(-0.11, 0, 1.60));
        return made.builder.mesh();
    }

    /** A motorcycle, the rider leaning forward a little. */
    static Mesh motorcycle() {
        TwoWheelers made = new TwoWheelers();
        made.wheels(0.70, 0.31, 0.065);
        made.solids.ellipsoid(at(0.05, 0, 0.48), at(0.32, 0.19, 0.24), STEEL);
        made.solids.ellipsoid(at(0.16, 0, 0.80), at(0.30, 0.15, 0.16), PAINT);
        made.solids.limb(at(-0.70, 0, 0.80), at(-0.15, 0, 0.76), radii(0.10, 0.13), TRIM);
        made.solids.limb(at(-0.75, -0.16, 0.42), at(-0.05, -0.16, 0.32), radii(0.06, 0.04), CHROME);
        made.bar(at(0.70, 0.08, 0.31), at(0.46, 0.08, 0.98), CHROME);
        made.bar(at(0.70, -0.08, 0.31), at(0.46, -0.08, 0.98), CHROME);
        made.finish(at(0.52, 0, 0.92), at(-0.82, 0, 0.74));
        for (int hand = -1; hand <= 1; hand += 2) {
            made.leg(at(-0.25, hand * 0.15, 0.86), at(-0.08, hand * 0.22, 0.34), hand);
        }
        made.rider(at(-0.28, 0, 0.88), at(0.02, 0, 1.36), at(0.44, 0.34, 1.00));
        made.helmet(at(0.10, 0, 1.58));
        return made.builder.mesh();
    }

    private void wheels(double axle, double radius, double tyre) {
        for (int end = -1; end <= 1; end += 2) {
            Vector hub = at(end * axle, 0, radius);
            solids.hoop(hub, radius - tyre, tyre, RUBBER);
            solids.hoop(hub, radius - 2.2 * tyre, tyre * 0.6, CHROME);
            solids.limb(hub.plus(at(0, 0.05, 0)), hub.minus(at(0, 0.05, 0)), radii(0.05, 0.05), STEEL);
        }
    }

    /** Handlebar, lamps and plate. */
    private void finish(Vector bar, Vector tail) {
        bar(bar.plus(at(-0.05, 0.32, 0.06)), bar.plus(at(-0.05, -0.32, 0.06)), TRIM);
        solids.ellipsoid(bar.plus(at(0.10, 0, -0.08)), at(0.06, 0.10, 0.10), HEADLAMP);
        solids.ellipsoid(tail, at(0.05, 0.10, 0.05), TAILLAMP);
        for (int hand = -1; hand <= 1; hand += 2) {
            solids.ellipsoid(bar.plus(at(0, hand * 0.30, 0.20)), at(0.03, 0.07, 0.05), TRIM);
        }
    }

    private void rider(Vector seat, Vector shoulders, Vector grip) {
        solids.limb(seat.plus(at(0, 0.08, 0)), seat.minus(at(0, 0.08, 0)), radii(0.13, 0.13), TROUSERS);
        for (int hand = -1; hand <= 1; hand += 2) {
            Vector across = at(0, hand, 0);
            Vector waist = seat.plus(across.times(0.06)).plus(at(0, 0, 0.08));
            solids.limb(waist, shoulders.plus(across.times(0.10)), radii(0.12, 0.125), SHIRT);
            Vector shoulder = shoulders.plus(across.times(0.20));
            Vector hold = at(grip.x(), hand * grip.y(), grip.z());
            Vector elbow = shoulder.plus(hold).times(0.5).plus(at(-0.04, hand * 0.10, -0.06));
            solids.limb(shoulder, elbow, radii(0.062, 0.05), SHIRT);
            solids.limb(elbow, hold, radii(0.048, 0.04), SKIN);
        }
    }

    private void leg(Vector hip, Vector foot, int hand) {
        Vector knee = hip.plus(foot).times(0.5).plus(at(0.22, hand * 0.05, 0.10));
        solids.limb(hip, knee, radii(0.10, 0.075), TROUSERS);
        solids.limb(knee, foot, radii(0.07, 0.05), TROUSERS);
        solids.limb(foot.minus(at(0.05, 0, 0.02)), foot.plus(at(0.16, 0, -0.02)), radii(0.045, 0.04), SHOES);
    }

    private void helmet(Vector head) {
        solids.limb(head.minus(at(0, 0, 0.18)), head, radii(0.06, 0.06), SKIN);
        solids.ellipsoid(head, at(0.15, 0.125, 0.15), HELMET);
        solids.ellipsoid(head.plus(at(0.06, 0, -0.02)), at(0.105, 0.10, 0.07), TRIM);
    }

    private void box(Vector low, Vector high, Material material) {
        builder.box(low, high, Livery.of(material));
    }

    private TwoWheelers bar(Vector start, Vector end, Material material) {
        solids.tube(start, end, radii(0.022, 0.022), material);
        return this;
    }

    private static Vector at(double x, double y, double z) {
        return new Vector(x, y, z);
    }

    private static double[] radii(double start, double end) {
        return new double[] {start, end};
    }
}
