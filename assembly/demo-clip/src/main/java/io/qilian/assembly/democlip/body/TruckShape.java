package io.qilian.assembly.democlip.body;

import java.util.List;

/**
 * Measures of a truck: a cab over its engine, and a load space behind it.
 *
 * @param length from bumper to bumper, in metres
 * @param width of the load space, in metres
 * @param height of the load space, in metres
 * @param cabHeight height of the cab, in metres
 * @param load what the load space is
 * @param axles places of the axles from the middle of the truck, in metres
 */
record TruckShape(double length, double width, double height, double cabHeight, Load load, List<Double> axles) {

    /** Kinds of load space. */
    enum Load {
        /** Closed walls and roof. */
        BOX,
        /** Open above, with what it carries to be seen. */
        TIPPER,
        /** Low walls under a cover of canvas. */
        CANVAS
    }

    static final TruckShape LIGHT_BOX = new TruckShape(5.95, 2.10, 3.05, 2.30, Load.BOX, List.of(2.10, -1.60));
    static final TruckShape HEAVY_BOX = new TruckShape(9.60, 2.48, 3.80, 2.95, Load.BOX, List.of(3.50, -2.30, -3.55));
    static final TruckShape TIPPER = new TruckShape(8.40, 2.48, 2.90, 2.95, Load.TIPPER, List.of(2.95, -1.75, -3.05));
    static final TruckShape FLATBED = new TruckShape(7.60, 2.35, 2.75, 2.55, Load.CANVAS, List.of(2.75, -2.20));
    static final TruckShape LORRY =
            new TruckShape(14.6, 2.50, 3.90, 3.30, Load.BOX, List.of(6.00, 2.90, -4.00, -5.25, -6.50));

    double front() {
        return length / 2;
    }

    double half() {
        return width / 2;
    }

    double cabLength() {
        return cabHeight > 2.4 ? 2.15 : 1.70;
    }

    /** Height of the frame on which the load space stands. */
    double bed() {
        return cabHeight > 2.4 ? 1.15 : 0.90;
    }

    double wheelRadius() {
        return cabHeight > 2.4 ? 0.50 : 0.38;
    }
}
