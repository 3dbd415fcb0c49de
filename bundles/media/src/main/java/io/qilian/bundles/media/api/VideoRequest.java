package io.qilian.bundles.media.api;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which video to open, and how long to wait for it.
 *
 * @param source the path of a file or of a folder of pictures, or an address that begins with {@code rtsp://}, {@code rtsps://}, {@code http://},
 *     {@code https://} or {@code rtmp://}
 * @param openTimeout longest time until the source is open and its stream known
 * @param readTimeout longest time that one read waits for data; of no effect on files
 * @param transport how an RTSP source sends
 * @param decodeThreads threads of the decoder; 1 is best where several sources share the processor
 * @param keyFramesOnly whether only pictures that stand for themselves are decoded; the others cost next to nothing
 * @param pictureInterval time between the pictures of a folder of pictures; of no effect on other sources
 */
public record VideoRequest(
        String source,
        Duration openTimeout,
        Duration readTimeout,
        RtspTransport transport,
        int decodeThreads,
        boolean keyFramesOnly,
        Duration pictureInterval) {

    /** Default of both times. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    /** Default of the time between the pictures of a folder. */
    public static final Duration DEFAULT_PICTURE_INTERVAL = Duration.ofSeconds(1);

    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*");

    /**
     * Checks the bounds.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the source is blank, a time is not within 1 ms to 1 h, or the number of
     *     threads is not within 1 to 64
     */
    public VideoRequest {
        Objects.requireNonNull(transport, "transport");
        if (source.isBlank()) {
            throw new IllegalArgumentException("source: expected a path or an address, got nothing");
        }
        requireBounds("openTimeout", openTimeout);
        requireBounds("readTimeout", readTimeout);
        requireBounds("pictureInterval", pictureInterval);
        if (decodeThreads < 1 || decodeThreads > 64) {
            throw new IllegalArgumentException("decodeThreads: expected 1 to 64, got " + decodeThreads);
        }
    }

    private static void requireBounds(String name, Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(name + ": expected 1 ms to 1 h, got " + timeout);
        }
    }

    /**
     * A source of which every picture is decoded.
     *
     * @param source see {@link #source()}
     * @param openTimeout see {@link #openTimeout()}
     * @param readTimeout see {@link #readTimeout()}
     * @param transport see {@link #transport()}
     * @param decodeThreads see {@link #decodeThreads()}
     */
    public VideoRequest(
            String source, Duration openTimeout, Duration readTimeout, RtspTransport transport, int decodeThreads) {
        this(source, openTimeout, readTimeout, transport, decodeThreads, false, DEFAULT_PICTURE_INTERVAL);
    }

    /**
     * A source with the usual waits, over TCP, with one decoder thread.
     *
     * @param source see {@link #source()}
     * @return the request
     */
    public static VideoRequest of(String source) {
        return new VideoRequest(source, DEFAULT_TIMEOUT, DEFAULT_TIMEOUT, RtspTransport.TCP, 1);
    }

    /**
     * Whether the source is a file rather than an address.
     *
     * @return true for a path
     */
    public boolean file() {
        return !SCHEME.matcher(source).matches();
    }

    /**
     * The scheme of the address.
     *
     * @return in lower case, such as {@code rtsp}; {@code file} for a path
     */
    public String scheme() {
        return file() ? "file" : source.substring(0, source.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    /**
     * The source without user, password and keys, for logs and messages.
     *
     * @return the source, with {@code ***} in place of credentials
     */
    public String redacted() {
        return file() ? source : Credentials.hiddenIn(source);
    }

    /**
     * The request without credentials.
     *
     * @return the redacted source
     */
    @Override
    public String toString() {
        return redacted();
    }
}
