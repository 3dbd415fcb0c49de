package io.qilian.assembly.democlip.body;

import io.qilian.assembly.democlip.mesh.Mesh;
import java.util.EnumMap;
import java.util.Map;

/** Builds each body once, on first use, and the phases of those whose limbs move. Not thread-safe. */
public final class BodyLibrary {

    private static final int PHASES = 12;
    private static final double PEDALS_METRES = 4.4;
    private static final double STRIDE_METRES = 1.45;

    private final Map<BodyStyle, Mesh[]> built = new EnumMap<>(BodyStyle.class);

    /** The shape of a body that has come this far. */
    public Mesh mesh(BodyStyle style, double travelledMetres) {
        double cycle = cycleMetres(style);
        Mesh[] meshes = built.computeIfAbsent(style, any -> new Mesh[PHASES]);
        int phase = cycle > 0 ? Math.floorMod((int) Math.floor(travelledMetres / cycle * PHASES), PHASES) : 0;
        if (meshes[phase] == null) {
            meshes[phase] = build(style, (double) phase / PHASES);
        }
        return meshes[phase];
    }

    /** Way after which legs or pedals are again where they were; 0 if nothing of the body moves by itself. */
    private static double cycleMetres(BodyStyle style) {
        return switch (style.user()) {
            case PERSON -> STRIDE_METRES;
            case BICYCLE -> PEDALS_METRES;
            case MOTORCYCLE, CAR, VAN, BUS, TRUCK -> 0;
        };
    }

    private static Mesh build(BodyStyle style, double phase) {
        return switch (style) {
            case SEDAN -> Cars.mesh(CarShape.SEDAN);
            case HATCHBACK -> Cars.mesh(CarShape.HATCHBACK);
            case CROSSOVER -> Cars.mesh(CarShape.CROSSOVER);
            case ESTATE -> Cars.mesh(CarShape.ESTATE);
            case PANEL_VAN -> Vans.mesh(BoxyShape.PANEL_VAN, false);
            case MICRO_VAN -> Vans.mesh(BoxyShape.MICRO_VAN, true);
            case MINIBUS -> Vans.mesh(BoxyShape.MINIBUS, true);
            case CITY_BUS -> Buses.mesh(BoxyShape.CITY_BUS);
            case COACH -> Buses.mesh(BoxyShape.COACH);
            case LIGHT_BOX_TRUCK -> Trucks.mesh(TruckShape.LIGHT_BOX);
            case HEAVY_BOX_TRUCK -> Trucks.mesh(TruckShape.HEAVY_BOX);
            case TIPPER -> Trucks.mesh(TruckShape.TIPPER);
            case FLATBED -> Trucks.mesh(TruckShape.FLATBED);
            case LORRY -> Trucks.mesh(TruckShape.LORRY);
            case MOTORCYCLE -> TwoWheelers.motorcycle();
            case SCOOTER -> TwoWheelers.scooter();
            case BICYCLE -> TwoWheelers.bicycle(phase);
            case WALKER -> People.walking(phase);
        };
    }
}
