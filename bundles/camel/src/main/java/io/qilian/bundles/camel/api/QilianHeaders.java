package io.qilian.bundles.camel.api;

/**
 * Properties of an exchange on the routes of feeds, models and scenes. The body is a
 * {@link io.qilian.kernel.api.feed.Frame} after {@code video:}, an
 * {@link io.qilian.kernel.api.observation.Observation} after {@code model:}, and now and then a {@link RunMark}.
 */
public final class QilianHeaders {

    /** The frame that the exchange is about; open as long as the exchange is under way. */
    public static final String FRAME = "QilianFrame";

    /** True if the frame must be analysed rather than make way for a newer one. */
    public static final String EVERY_FRAME = "QilianEveryFrame";

    /** Why the frame was not analysed; the route has stopped there. */
    public static final String DROPPED = "QilianDropped";

    private QilianHeaders() {}
}
