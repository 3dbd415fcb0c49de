package io.qilian.bundles.sl651.api;

/** Where a frame goes (SL 651-2014, 6.5.2: high four bits of the length). */
public enum Direction {
    /** From the station to the centre. */
    UP(0),
    /** From the centre to the station. */
    DOWN(8);

    private final int code;

    Direction(int code) {
        this.code = code;
    }

    /**
     * How it is written in a frame.
     *
     * @return the value of the four bits
     */
    public int code() {
        return code;
    }
}
