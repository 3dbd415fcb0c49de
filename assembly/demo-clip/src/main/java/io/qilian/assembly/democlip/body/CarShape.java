package io.qilian.assembly.democlip.body;

/**
 * Where the parts of a car's outline are, in metres from the middle of the car (forward is positive) and above the
 * ground.
 *
 * @param length from bumper to bumper
 * @param width without mirrors
 * @param height of the roof
 * @param bonnet height of the bonnet at the windscreen
 * @param deck height of the boot lid, or of the window sill of a car without a boot
 * @param cabin where the windows in front and behind are
 */
record CarShape(double length, double width, double height, double bonnet, double deck, Cabin cabin) {

    static final CarShape SEDAN = new CarShape(4.70, 1.82, 1.46, 0.98, 1.06, new Cabin(1.28, 0.48, -0.92, -1.72));
    static final CarShape HATCHBACK = new CarShape(4.20, 1.78, 1.51, 1.00, 1.02, new Cabin(1.12, 0.38, -1.30, -1.88));
    static final CarShape CROSSOVER = new CarShape(4.62, 1.87, 1.70, 1.10, 1.12, new Cabin(1.22, 0.52, -1.50, -2.12));
    static final CarShape ESTATE = new CarShape(4.80, 1.84, 1.50, 0.98, 1.02, new Cabin(1.25, 0.45, -1.70, -2.26));

    /** Where the windows in front and behind begin and end, from front to rear. */
    record Cabin(double windscreenFoot, double windscreenTop, double rearWindowTop, double rearWindowFoot) {}

    double front() {
        return length / 2;
    }

    double sill() {
        return height > 1.6 ? 0.28 : 0.20;
    }

    double wheelRadius() {
        return height > 1.6 ? 0.36 : 0.32;
    }

    double frontAxle() {
        return front() - 0.90;
    }

    double rearAxle() {
        return 0.86 - front();
    }
}
