package io.qilian.bundles.feeds.api;

import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The file {@code etc/feeds/NAME.yaml} of a video feed. */
public record FeedSettings(
        @Setting(
                        en = "File, folder of pictures, or address that begins with rtsp, rtsps, http, https or rtmp",
                        zh = "文件、图片文件夹，或以 rtsp、rtsps、http、https、rtmp 开头的地址",
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
                Duration reconnectAtMost,
        @Setting(
                        en =
                                "Address of the same camera's smaller stream, which is read for the analysis instead of source",
                        zh = "同一摄像机的子码流地址，分析时代替 source 读取",
                        maximum = 2000)
                Optional<String> subStream,
        @Setting(en = "User name at the camera, if it is not part of the address", zh = "摄像机用户名（未写入地址时）")
                Optional<String> user,
        @Setting(en = "Password of the user", zh = "用户密码") Optional<String> password,
        @Setting(en = "File with the password in its first line, in place of password", zh = "首行为密码的文件，代替 password")
                Optional<String> passwordFile,
        @Setting(en = "Whether it is not connected, whoever needs it", zh = "是否暂停，不连接", absent = "false")
                boolean paused,
        @Setting(
                        en = "Most frames a second that are analysed; others are dropped before any conversion",
                        zh = "每秒最多分析帧数，超出的在转换前丢弃",
                        minimum = 0.01,
                        maximum = 240)
                Optional<Double> analysedFps,
        @Setting(en = "Whether only key frames are decoded", zh = "是否只解码关键帧", absent = "false") boolean keyFramesOnly,
        @Setting(en = "If given, frames in which nothing moves are not analysed", zh = "若给出，则不分析静止的帧")
                Optional<MotionSettings> motion,
        @Setting(
                        en = "With motion: longest time without a frame that is analysed",
                        zh = "启用 motion 时：最长不分析时间",
                        absent = "10s",
                        minimum = 0.1,
                        maximum = 3600)
                Duration motionHeartbeat,
        @Setting(
                        en =
                                "Areas blackened before anyone sees them: polygons with corners from 0 to 1 of the picture",
                        zh = "遮蔽区域：多边形，角点坐标为画面的 0 至 1",
                        maximum = 64)
                List<List<Point>> masks,
        @Setting(
                        en = "Time between the pictures of a folder",
                        zh = "文件夹中图片的时间间隔",
                        absent = "1s",
                        minimum = 0.001,
                        maximum = 3600)
                Duration pictureInterval) {

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
        masks = masks.stream().map(List::copyOf).toList();
        for (List<Point> mask : masks) {
            if (mask.size() < 3 || !mask.stream().allMatch(FeedSettings::inPicture)) {
                throw new IllegalArgumentException(
                        "each of masks must have three corners or more, with coordinates from 0 to 1");
            }
        }
        if (password.isPresent() && passwordFile.isPresent()) {
            throw new IllegalArgumentException("only one of password and passwordFile may be given");
        }
        if (user.isEmpty() && (password.isPresent() || passwordFile.isPresent())) {
            throw new IllegalArgumentException("a password needs its user");
        }
    }

    private static boolean inPicture(Point corner) {
        return corner.x() >= 0 && corner.x() <= 1 && corner.y() >= 0 && corner.y() <= 1;
    }

    /**
     * What is read for the analysis.
     *
     * @return the smaller stream if there is one, else the source; without user and password of their own keys
     */
    public String analysedSource() {
        return subStream.orElse(source);
    }

    /**
     * The source without credentials.
     *
     * @return for logs and messages
     */
    @Override
    public String toString() {
        return "FeedSettings[" + VideoRequest.of(analysedSource()).redacted() + "]";
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
                Duration.ofSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                Duration.ofSeconds(10),
                List.of(),
                VideoRequest.DEFAULT_PICTURE_INTERVAL);
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
                reconnectAtMost,
                subStream,
                user,
                password,
                passwordFile,
                paused,
                analysedFps,
                keyFramesOnly,
                motion,
                motionHeartbeat,
                masks,
                pictureInterval);
    }
}
