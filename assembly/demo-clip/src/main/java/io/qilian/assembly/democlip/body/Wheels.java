package io.qilian.assembly.democlip.body;

import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Skin;
import io.qilian.assembly.democlip.mesh.SkinPainter;
import io.qilian.assembly.democlip.mesh.Solids;
import io.qilian.assembly.democlip.space.Vector;
import java.util.List;

/**
 * The wheels of one vehicle, in pairs.
 *
 * @param radius of the tyre, in metres
 * @param halfTrack from the middle of the vehicle to the outside of the tyre, in metres
 * @param rimShare radius of the rim as a share of the tyre's
 * @param axles places of the axles along the vehicle
 */
record Wheels(double radius, double halfTrack, double rimShare, List<Double> axles) {

    private static final double HALF_TYRE_METRES = 0.11;

    void addTo(MeshBuilder builder) {
        Solids solids = new Solids(builder);
        for (double axle : axles) {
            Skin face = face(axle);
            double middle = halfTrack - HALF_TYRE_METRES;
            solids.wheel(new Vector(axle, middle, radius), radius, HALF_TYRE_METRES, face);
            solids.wheel(new Vector(axle, -middle, radius), radius, -HALF_TYRE_METRES, face);
        }
    }

    /** Paints the openings in which the wheels turn. */
    SkinPainter arches(SkinPainter side) {
        for (double axle : axles) {
            side.circle(Material.GAP, axle, radius + 0.02, radius + 0.06);
        }
        return side;
    }

    private Skin face(double axle) {
        double rim = radius * rimShare;
        double[] square = {axle - radius, 0, axle + radius, 2 * radius};
        SkinPainter painter = new SkinPainter(Skin.Side.SIDE, Material.RUBBER, square);
        painter.circle(Material.RIM, axle, radius, rim);
        for (int opening = 0; opening < 5; opening++) {
            double angle = 2 * Math.PI * opening / 5 + 0.3;
            painter.circle(
                    Material.TRIM,
                    axle + rim * 0.62 * Math.cos(angle),
                    radius + rim * 0.62 * Math.sin(angle),
                    rim * 0.26);
        }
        return painter.circle(Material.TRIM, axle, radius, rim * 0.14).skin();
    }
}
