package io.qilian.assembly.democlip.body;

/**
 * Measures of a vehicle whose body is nearly a box: a van, a bus or the cab of a truck.
 *
 * @param length from bumper to bumper, in metres
 * @param width without mirrors, in metres
 * @param height of the roof, in metres
 * @param nose how far the foot of the windscreen stands behind the bumper, in metres
 * @param sillGlass height of the lower edge of the windows, in metres
 * @param rake how far the top of the windscreen stands behind its foot, in metres
 */
record BoxyShape(double length, double width, double height, double nose, double sillGlass, double rake) {

    static final BoxyShape PANEL_VAN = new BoxyShape(5.40, 2.00, 2.25, 0.62, 1.20, 0.62);
    static final BoxyShape MICRO_VAN = new BoxyShape(4.40, 1.68, 1.90, 0.45, 1.02, 0.55);
    static final BoxyShape MINIBUS = new BoxyShape(5.90, 2.05, 2.50, 0.50, 1.15, 0.60);
    static final BoxyShape CITY_BUS = new BoxyShape(10.5, 2.50, 3.10, 0.05, 1.05, 0.14);
    static final BoxyShape COACH = new BoxyShape(12.0, 2.52, 3.50, 0.06, 1.35, 0.30);

    double front() {
        return length / 2;
    }

    double half() {
        return width / 2;
    }

    /** The shell, from the rear bumper to the front bumper, moved along the vehicle. */
    Hull hull(double forward) {
        double front = forward + front();
        double rear = forward - front();
        double foot = front - nose;
        double lip = nose > 0.3 ? sillGlass - 0.28 : sillGlass - 0.10;
        Curve top = Curve.through(new double[][] {
            {rear, height - 0.16}, {rear + 0.10, height - 0.03}, {rear + 0.5, height},
            {foot - rake - 0.5, height}, {foot - rake, height - 0.07}, {foot, sillGlass},
            {front - 0.06, lip}, {front, lip - 0.12}
        });
        double floor = height > 2.7 ? 0.34 : 0.28;
        Curve bottom = Curve.through(
                new double[][] {{rear, floor + 0.10}, {rear + 0.3, floor}, {front - 0.3, floor}, {front, floor + 0.05}
                });
        double rounding = nose > 0.3 ? 0.86 : 0.94;
        Curve halfWidth = Curve.through(new double[][] {
            {rear, half() * 0.95}, {rear + 0.08, half() * 0.99}, {rear + 0.3, half()},
            {front - 0.6, half()}, {front - 0.2, half() * (1 + rounding) / 2}, {front, half() * rounding}
        });
        double lean = height > 2.7 ? 0.03 : 0.11;
        return new Hull(top, bottom, halfWidth, Curve.level(sillGlass - 0.05), lean, height > 2.7 ? 0.14 : 0.12);
    }
}
