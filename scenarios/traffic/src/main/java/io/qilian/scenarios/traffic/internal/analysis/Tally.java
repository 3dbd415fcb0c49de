package io.qilian.scenarios.traffic.internal.analysis;

import io.qilian.bundles.vision.api.calibration.Speed;
import io.qilian.bundles.vision.api.counting.Direction;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Counts of a line by direction and class, with the mean of the speeds. Not thread-safe. */
public final class Tally {

    private final SortedMap<Key, Long> counts = new TreeMap<>();
    private final Map<Direction, SpeedSum> speeds = new EnumMap<>(Direction.class);

    private record SpeedSum(long vehicles, double sum, double variance) {

        private static final SpeedSum NONE = new SpeedSum(0, 0, 0);

        SpeedSum plus(Speed speed) {
            return new SpeedSum(
                    vehicles + 1,
                    sum + speed.kilometresPerHour(),
                    variance + Math.pow(speed.sigmaKilometresPerHour(), 2));
        }
    }

    private record Key(Direction direction, String label) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::direction).thenComparing(Key::label);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The mean of the speeds of single vehicles (time mean speed).
     *
     * @param kilometresPerHour the mean
     * @param sigmaKilometresPerHour its standard deviation, of the errors of measurement alone
     * @param vehicles number of vehicles whose speed was measured
     */
    public record MeanSpeed(double kilometresPerHour, double sigmaKilometresPerHour, long vehicles) {}

    /** Adds a vehicle. */
    void add(VehicleCrossing vehicle) {
        Direction direction = vehicle.crossing().direction();
        counts.merge(new Key(direction, vehicle.crossing().label()), 1L, Long::sum);
        vehicle.speed().ifPresent(speed -> speeds.put(direction, sum(direction).plus(speed)));
    }

    /** Number of vehicles of one class in one direction. */
    public long count(Direction direction, String label) {
        return counts.getOrDefault(new Key(direction, label), 0L);
    }

    /** Number of vehicles in one direction, by class; classes of which none came are missing. */
    public SortedMap<String, Long> counts(Direction direction) {
        SortedMap<String, Long> byLabel = new TreeMap<>();
        counts.forEach((key, count) -> {
            if (key.direction() == direction) {
                byLabel.put(key.label(), count);
            }
        });
        return byLabel;
    }

    private SpeedSum sum(Direction direction) {
        return speeds.getOrDefault(direction, SpeedSum.NONE);
    }

    /** The mean speed in one direction; empty if none was measured. */
    public Optional<MeanSpeed> meanSpeed(Direction direction) {
        SpeedSum sum = sum(direction);
        return sum.vehicles() == 0
                ? Optional.empty()
                : Optional.of(new MeanSpeed(
                        sum.sum() / sum.vehicles(), Math.sqrt(sum.variance()) / sum.vehicles(), sum.vehicles()));
    }

    /** One line of text from which {@link #parse} makes the same tally. */
    String text() {
        StringJoiner words = new StringJoiner(" ");
        for (Direction direction : Direction.values()) {
            SpeedSum sum = sum(direction);
            words.add(sum.vehicles() + " " + sum.sum() + " " + sum.variance());
        }
        counts.forEach((key, count) -> words.add(key.direction() + " " + key.label() + " " + count));
        return words.toString();
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Tally parse(String text) {
        String[] words = text.split(" ", -1);
        int speedWords = 3 * Direction.values().length;
        if (words.length < speedWords || words.length % 3 != 0) {
            throw new IllegalArgumentException("tally: expected groups of three words, got " + text);
        }
        Tally tally = new Tally();
        int at = 0;
        for (Direction direction : Direction.values()) {
            tally.speeds.put(
                    direction,
                    new SpeedSum(
                            Long.parseLong(words[at]),
                            Double.parseDouble(words[at + 1]),
                            Double.parseDouble(words[at + 2])));
            at += 3;
        }
        for (; at < words.length; at += 3) {
            tally.counts.put(new Key(Direction.valueOf(words[at]), words[at + 1]), Long.valueOf(words[at + 2]));
        }
        return tally;
    }
}
