package io.qilian.assembly.democlip.body;

import io.qilian.assembly.democlip.mesh.Livery;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.SmoothGrid;
import io.qilian.assembly.democlip.space.Vector;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The outer shell of a vehicle, given by its outlines over its length: seen from the side (top and bottom), the height
 * of the shoulder above which the walls lean inwards, and half the width.
 *
 * @param top upper outline
 * @param bottom lower outline
 * @param halfWidth outline seen from above
 * @param shoulder height where the walls begin to lean
 * @param lean metres inwards for each metre above the shoulder
 * @param edge radius of the edge between wall and roof, in metres
 */
record Hull(Curve top, Curve bottom, Curve halfWidth, Curve shoulder, double lean, double edge) {

    private static final double STATION_METRES = 0.3;

    /** Adds the shell, open below. */
    void addTo(MeshBuilder builder, Livery livery) {
        double[] stations = stations();
        Vector[][] rings = Arrays.stream(stations).mapToObj(this::ring).toArray(Vector[][]::new);
        new SmoothGrid(rings, false).addTo(builder, livery);
        cap(builder, rings[0], livery, false);
        cap(builder, rings[rings.length - 1], livery, true);
    }

    /** All corners of the outlines, and points between them where they are far apart. */
    private double[] stations() {
        double[] corners = Stream.of(top, bottom, halfWidth)
                .flatMapToDouble(curve -> DoubleStream.of(curve.places()))
                .sorted()
                .distinct()
                .toArray();
        DoubleStream.Builder stations = DoubleStream.builder();
        for (int corner = 0; corner + 1 < corners.length; corner++) {
            int pieces = (int) Math.ceil((corners[corner + 1] - corners[corner]) / STATION_METRES);
            for (int piece = 0; piece < pieces; piece++) {
                stations.add(corners[corner] + (corners[corner + 1] - corners[corner]) * piece / pieces);
            }
        }
        return stations.add(corners[corners.length - 1]).build().toArray();
    }

    /** The cross-section at a station, from the left sill over the roof to the right sill. */
    private Vector[] ring(double station) {
        double floor = bottom.at(station);
        double roof = top.at(station);
        double belt = Math.max(floor + 0.05, Math.min(shoulder.at(station), roof - 0.04));
        double half = halfWidth.at(station);
        double upper = half * 0.965 - lean * (roof - belt);
        double round = Math.min(edge, (roof - belt) * 0.8);
        double[][] section = {
            {half * 0.92, floor},
            {half * 0.985, floor + 0.18 * (belt - floor)},
            {half, floor + 0.5 * (belt - floor)},
            {half * 0.99, floor + 0.86 * (belt - floor)},
            {half * 0.965, belt},
            {half * 0.965 - lean * (roof - belt) * 0.5, (belt + roof - round) / 2},
            {upper, roof - round},
            {upper - 0.3 * round, roof - 0.3 * round},
            {upper - round, roof},
            {upper * 0.5, roof + 0.018},
            {0, roof + 0.024}
        };
        Vector[] ring = new Vector[2 * section.length - 1];
        for (int point = 0; point < section.length; point++) {
            ring[point] = new Vector(station, section[point][0], section[point][1]);
            ring[ring.length - 1 - point] = new Vector(station, -section[point][0], section[point][1]);
        }
        return ring;
    }

    private static void cap(MeshBuilder builder, Vector[] ring, Livery livery, boolean front) {
        for (int left = 0; left < ring.length / 2; left++) {
            int right = ring.length - 1 - left;
            Vector[] strip = front
                    ? new Vector[] {ring[right], ring[left], ring[left + 1], ring[right - 1]}
                    : new Vector[] {ring[left], ring[right], ring[right - 1], ring[left + 1]};
            builder.flat(strip, 0.4, front ? livery.front() : livery.rear());
        }
    }
}
