package io.qilian.scenarios.traffic.internal.analysis;

import io.qilian.bundles.vision.api.counting.ZoneEvent;

/** How full a zone was during an interval. Not thread-safe. */
public final class Occupancy {

    private long frames;
    private long sum;
    private int most;
    private long entered;
    private long left;

    void seen(int present) {
        frames++;
        sum += present;
        most = Math.max(most, present);
    }

    void count(ZoneEvent.Kind kind) {
        if (kind == ZoneEvent.Kind.ENTERED) {
            entered++;
        } else if (kind == ZoneEvent.Kind.LEFT) {
            left++;
        }
    }

    /** Mean number of vehicles over the frames that were seen; 0 if none was. */
    public double mean() {
        return frames == 0 ? 0 : (double) sum / frames;
    }

    /** Largest number of vehicles at a time. */
    public int most() {
        return most;
    }

    /** Vehicles that came in. */
    public long entered() {
        return entered;
    }

    /** Vehicles that went out. */
    public long left() {
        return left;
    }

    /** One line of text from which {@link #parse} makes the same. */
    String text() {
        return frames + " " + sum + " " + most + " " + entered + " " + left;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Occupancy parse(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != 5) {
            throw new IllegalArgumentException("occupancy: expected five numbers, got " + text);
        }
        Occupancy read = new Occupancy();
        read.frames = Long.parseLong(words[0]);
        read.sum = Long.parseLong(words[1]);
        read.most = Integer.parseInt(words[2]);
        read.entered = Long.parseLong(words[3]);
        read.left = Long.parseLong(words[4]);
        return read;
    }
}
