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

    /** The shell, from the rear bumper to the front bumper. */
    Hull hull() {
        double front = front();
        double sill = sill();
        Curve bottom = Curve.through(new double[][] {
            {-front, sill + 0.20}, {0.20 - front, sill + 0.08}, {0.8 - front, sill},
            {front - 0.7, sill}, {front - 0.15, sill + 0.03}, {front, sill + 0.14}
        });
        Curve shoulder = Curve.through(new double[][] {{-front, deck - 0.10}, {front, bonnet - 0.06}});
        return new Hull(top(), bottom, plan(), shoulder, 0.42, 0.09);
    }

    /** Boot, rear window, roof, windscreen, bonnet. */
    private Curve top() {
        double front = front();
        double middle = (cabin.windscreenTop() + cabin.rearWindowTop()) / 2;
        double tail = Math.min(cabin.rearWindowFoot() - 0.02, 0.10 - front);
        return Curve.through(new double[][] {
            {-front, deck * 0.62},
            {0.05 - front, deck * 0.90},
            {tail, deck - 0.02},
            {cabin.rearWindowFoot(), deck},
            {cabin.rearWindowTop(), height - 0.06},
            {middle, height},
            {cabin.windscreenTop() - 0.25, height - 0.01},
            {cabin.windscreenTop(), height - 0.07},
            {cabin.windscreenFoot(), bonnet},
            {front - 0.55, bonnet - 0.10},
            {front - 0.18, bonnet - 0.20},
            {front - 0.05, bonnet - 0.29},
            {front, bonnet - 0.40}
        });
    }

    /** Half the width, seen from above: bumpers and wings are round. */
    private Curve plan() {
        double front = front();
        double half = width / 2;
        return Curve.through(new double[][] {
            {-front, half * 0.72}, {0.06 - front, half * 0.84}, {0.25 - front, half * 0.93},
            {0.8 - front, half * 0.985}, {0, half}, {front - 0.8, half * 0.985},
            {front - 0.30, half * 0.90}, {front - 0.10, half * 0.79}, {front, half * 0.62}
        });
    }
}
