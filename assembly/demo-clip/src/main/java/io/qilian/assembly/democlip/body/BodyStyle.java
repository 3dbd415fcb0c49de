package io.qilian.assembly.democlip.body;

/** The kinds of body that can be drawn, with the room that they take up. */
public enum BodyStyle {
    SEDAN(RoadUser.CAR, 4.70, 1.82, 1.46),
    HATCHBACK(RoadUser.CAR, 4.20, 1.78, 1.51),
    CROSSOVER(RoadUser.CAR, 4.62, 1.87, 1.70),
    ESTATE(RoadUser.CAR, 4.80, 1.84, 1.50),
    PANEL_VAN(RoadUser.VAN, 5.40, 2.00, 2.25),
    MICRO_VAN(RoadUser.VAN, 4.40, 1.68, 1.90),
    MINIBUS(RoadUser.VAN, 5.90, 2.05, 2.50),
    CITY_BUS(RoadUser.BUS, 10.5, 2.50, 3.30),
    COACH(RoadUser.BUS, 12.0, 2.52, 3.70),
    LIGHT_BOX_TRUCK(RoadUser.TRUCK, 5.95, 2.10, 3.05),
    HEAVY_BOX_TRUCK(RoadUser.TRUCK, 9.60, 2.48, 3.80),
    TIPPER(RoadUser.TRUCK, 8.40, 2.48, 2.95),
    FLATBED(RoadUser.TRUCK, 7.60, 2.35, 2.75),
    LORRY(RoadUser.TRUCK, 14.6, 2.50, 3.90),
    MOTORCYCLE(RoadUser.MOTORCYCLE, 2.05, 0.80, 1.75),
    SCOOTER(RoadUser.MOTORCYCLE, 1.75, 0.75, 1.75),
    BICYCLE(RoadUser.BICYCLE, 1.75, 0.70, 1.83),
    WALKER(RoadUser.PERSON, 0.90, 0.60, 1.75);

    private final RoadUser user;
    private final double lengthMetres;
    private final double widthMetres;
    private final double heightMetres;

    BodyStyle(RoadUser user, double lengthMetres, double widthMetres, double heightMetres) {
        this.user = user;
        this.lengthMetres = lengthMetres;
        this.widthMetres = widthMetres;
        this.heightMetres = heightMetres;
    }

    /** What it is on the road. */
    public RoadUser user() {
        return user;
    }

    /** From front to rear. */
    public double lengthMetres() {
        return lengthMetres;
    }

    /** From left to right, without mirrors. */
    public double widthMetres() {
        return widthMetres;
    }

    /** From the ground to the highest point. */
    public double heightMetres() {
        return heightMetres;
    }
}
