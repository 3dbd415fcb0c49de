package io.qilian.assembly.democlip.traffic;

import io.qilian.assembly.democlip.body.BodyStyle;
import io.qilian.assembly.democlip.mesh.Palette;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.kernel.api.geometry.Point;
import java.util.OptionalDouble;

/**
 * One body's way through a clip.
 *
 * @param id its number, from 1
 * @param style its shape
 * @param palette its colours
 * @param scale its size relative to its kind
 * @param path where it goes
 * @param profile how fast, from its departure
 * @param departsSecond when it sets out, in seconds of the clip; before the clip if negative
 */
public record Journey(
        int id, BodyStyle style, Palette palette, double scale, Path path, SpeedProfile profile, double departsSecond) {

    /** The same journey with another number. */
    Journey numbered(int number) {
        return new Journey(number, style, palette, scale, path, profile, departsSecond);
    }

    /** Whether it is on its way. */
    public boolean present(double second) {
        double metres = travelledMetres(second);
        return second >= departsSecond && metres <= path.lengthMetres();
    }

    /** Way done since the departure. */
    public double travelledMetres(double second) {
        return profile.metres(second - departsSecond);
    }

    /** Speed in m/s. */
    public double speed(double second) {
        return profile.speed(second - departsSecond);
    }

    /** Where it is. */
    public Pose pose(double second) {
        Pose pose = path.at(travelledMetres(second));
        return new Pose(pose.x(), pose.y(), pose.headingRadians(), scale);
    }

    /** The point of the ground beneath its middle. */
    Point ground(double second) {
        return path.point(travelledMetres(second));
    }

    /** When the middle of the body passes a line on the ground, in seconds of the clip; empty if it never does. */
    public OptionalDouble passes(Point start, Point end) {
        OptionalDouble metres = path.meets(start, end);
        return metres.isEmpty() ? metres : OptionalDouble.of(departsSecond + profile.seconds(metres.getAsDouble()));
    }

    /** When it reaches the end of its way, in seconds of the clip. */
    public double arrivesSecond() {
        return departsSecond + profile.seconds(path.lengthMetres());
    }
}
