package io.qilian.assembly.democlip.scenery;

/** The two directions of a road, as the camera sees them. Traffic keeps to the right. */
public enum Direction {
    /** Away from the camera, on the right. */
    NORTHBOUND(1),
    /** Towards the camera, on the left. */
    SOUTHBOUND(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** The sign of x on this carriageway, and of y in the direction of travel. */
    public int sign() {
        return sign;
    }
}
