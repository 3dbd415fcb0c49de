package io.qilian.bundles.feeds.api;

import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The file {@code etc/feeds/NAME.yaml} of a video feed. */
public record FeedSettings(
        @Setting(
                        en = "File, or address that begins with rtsp, rtsps, http, https or rtmp",
                        zh = "文件或以 rtsp、rtsps、http、https、rtmp 开头的地址",
                        minimum = 1,
                        maximum = 2000)
                String source,
        @Setting(
                        en = "How fast a file is read: at its own clock, or as fast as possible",
                        zh = "文件读取速度：按自身时钟，或尽可能快",
                        absent = "clock")
                Pace pace,
        @Setting(en = "Whether a file begins anew at its end", zh = "文件结束后是否重头开始", absent = "false") boolean loop,
        @Setting(
                        en = "Which frames are analysed: the latest one whenever a processor is free, or every one",
                        zh = "分析哪些帧：空闲时取最新一帧，或逐帧",
                        absent = "latest")
                Frames frames,
        @Setting(
                        en =
                                "Capture time of a file's first frame; now, or 2000-01-01 for a file that is not read at its own clock",
                        zh = "文件首帧的采集时间")
                Optional<Instant> startAt,
        @Setting(en = "How an RTSP source sends", zh = "RTSP 传输方式", absent = "tcp") Transport transport,
        @Setting(en = "Longest wait for an opening", zh = "打开超时", absent = "5s", minimum = 0.1, maximum = 60)
                Duration openTimeout,
        @Setting(en = "Longest wait for data", zh = "读取超时", absent = "5s", minimum = 0.1, maximum = 60)
                Duration readTimeout,
        @Setting(en = "Shortest wait before a new attempt", zh = "最短重连间隔", absent = "1s", minimum = 0.1, maximum = 3600)
                Duration reconnectAfter,
        @Setting(en = "Longest wait before a new attempt", zh = "最长重连间隔", absent = "60s", minimum = 0.1, maximum = 3600)
                Duration reconnectAtMost) {

    /** How fast a file is read. */
    public enum Pace {
        /** At the speed at which it was recorded. */
        CLOCK,
        /** As fast as it can be decoded. */
        FASTEST
    }

    /** Which frames are analysed. */
    public enum Frames {
        /** The latest one whenever a processor is free; others are dropped and counted. */
        LATEST,
        /** Every one, in order; reading waits for the analysis. For files: the results are the same each time. */
        EVERY
    }

    /** How an RTSP source sends. */
    public enum Transport {
        /** Within the RTSP connection. */
        TCP,
        /** In datagrams of their own. */
        UDP
    }

    /** Checks what concerns several keys. */
    public FeedSettings {
        Objects.requireNonNull(source, "source");
        if (reconnectAtMost.compareTo(reconnectAfter) < 0) {
            throw new IllegalArgumentException("reconnectAtMost must not be less than reconnectAfter");
        }
    }

    /**
     * A feed with the usual settings.
     *
     * @param source the file or address
     * @return the settings
     */
    public static FeedSettings of(String source) {
        return new FeedSettings(
                source,
                Pace.CLOCK,
                false,
                Frames.LATEST,
                Optional.empty(),
                Transport.TCP,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60));
    }

    /**
     * The same feed read in another way.
     *
     * @param speed how fast
     * @param again whether it begins anew
     * @param which which frames are analysed
     * @return the settings
     */
    public FeedSettings replayed(Pace speed, boolean again, Frames which) {
        return new FeedSettings(
                source,
                speed,
                again,
                which,
                startAt,
                transport,
                openTimeout,
                readTimeout,
                reconnectAfter,
                reconnectAtMost);
    }
}
