package io.qilian.bundles.media.api;

/** Order of the colour channels of a tensor. */
public enum ChannelOrder {
    /** Red, green, blue. */
    RGB(3),
    /** Blue, green, red. */
    BGR(3),
    /** Luminance only. */
    GREY(1);

    private final int channels;

    ChannelOrder(int channels) {
        this.channels = channels;
    }

    /**
     * Number of channels.
     *
     * @return 1 or 3
     */
    public int channels() {
        return channels;
    }
}
