package io.qilian.assembly.democlip.traffic;

import java.util.ArrayList;
import java.util.List;

/** Speed over time, in stretches of constant acceleration, so that way and time are exact. Immutable. */
public final class SpeedProfile {

    private final List<Stretch> stretches;

    private SpeedProfile(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
    }

    /** No movement at all. */
    public static SpeedProfile standing() {
        return new SpeedProfile(List.of(new Stretch(0, 0, 0, 0)));
    }

    /** The same speed for ever. */
    public static SpeedProfile constant(double metresPerSecond) {
        if (!(metresPerSecond > 0)) {
            throw new IllegalArgumentException("speed: expected more than 0 m/s, got " + metresPerSecond);
        }
        return new SpeedProfile(List.of(new Stretch(0, 0, metresPerSecond, 0)));
    }

    /** The same, but from a time on the speed changes evenly until it has reached another, which then lasts. */
    public SpeedProfile changing(double atSecond, double metresPerSecond, double overSeconds) {
        Stretch last = stretches.get(stretches.size() - 1);
        if (atSecond < last.second() || !(overSeconds > 0) || metresPerSecond < 0) {
            throw new IllegalArgumentException("speed: expected a change after " + last.second() + " s to 0 m/s or more"
                    + ", got " + metresPerSecond + " m/s from " + atSecond + " s over " + overSeconds + " s");
        }
        double before = last.speed(atSecond);
        Stretch change = new Stretch(atSecond, last.metres(atSecond), before, (metresPerSecond - before) / overSeconds);
        double after = atSecond + overSeconds;
        List<Stretch> longer = new ArrayList<>(stretches);
        longer.add(change);
        longer.add(new Stretch(after, change.metres(after), metresPerSecond, 0));
        return new SpeedProfile(longer);
    }

    /** Way after a time; before the start it counts back. */
    public double metres(double second) {
        return stretchAt(second).metres(second);
    }

    /** Speed at a time, in m/s. */
    public double speed(double second) {
        return stretchAt(second).speed(second);
    }

    /** The time, in seconds, after which a way is done; infinite if it never is. */
    public double seconds(double metres) {
        int next = 1;
        while (next < stretches.size() && stretches.get(next).metres() < metres) {
            next++;
        }
        return stretches.get(next - 1).seconds(metres);
    }

    /** Begin and end, in seconds, of the times without movement, in turn. */
    public List<double[]> stops() {
        List<double[]> stops = new ArrayList<>();
        for (int at = 0; at < stretches.size(); at++) {
            Stretch stretch = stretches.get(at);
            if (stretch.speed() == 0 && stretch.acceleration() == 0) {
                double end = at + 1 < stretches.size() ? stretches.get(at + 1).second() : Double.POSITIVE_INFINITY;
                stops.add(new double[] {stretch.second(), end});
            }
        }
        return stops;
    }

    private Stretch stretchAt(double second) {
        int next = 1;
        while (next < stretches.size() && stretches.get(next).second() <= second) {
            next++;
        }
        return stretches.get(next - 1);
    }

    /** From a second and a way on: a speed and its change. */
    private record Stretch(double second, double metres, double speed, double acceleration) {

        double metres(double at) {
            double since = at - second;
            return metres + since * (speed + acceleration * since / 2);
        }

        double speed(double at) {
            return speed + acceleration * (at - second);
        }

        double seconds(double target) {
            double way = target - metres;
            if (way == 0) {
                return second;
            }
            double reached = Math.sqrt(speed * speed + 2 * acceleration * way);
            return second + 2 * way / (speed + reached);
        }
    }
}
