package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Reads a video with FFmpeg's own API, whose waits end when the guard says so. */
final class FfmpegVideoReader implements VideoReader {

    private static final int TRY_AGAIN = -11;

    /** {@code AV_FRAME_FLAG_CORRUPT} and {@code AV_FRAME_FLAG_KEY} of libavutil/frame.h, which JavaCPP leaves out. */
    private static final int FLAG_CORRUPT = 1;

    private static final int FLAG_KEY = 1 << 1;
    private static final double NANOSECONDS = 1e9;

    /** Cameras that save bandwidth send key frames 10 s and more apart. */
    private static final Duration LONGEST_PICTURE_WAIT = Duration.ofSeconds(30);

    private static final Duration TOLERATED_SHORTFALL = Duration.ofSeconds(1);

    private final VideoRequest request;
    private final VideoInput input;
    private final FramePool pool = new FramePool();
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame decoded = av_frame_alloc();
    private final Quarantine quarantine = new Quarantine();
    private final SourceTimes sourceTimes = new SourceTimes();
    private final AtomicLong skipped = new AtomicLong();
    private final double tickNanos;
    private long firstTick;
    private Duration lastPresentation = Duration.ZERO;
    private final AtomicLong receivedBytes = new AtomicLong();
    private boolean ended;
    private long delivered;
    private boolean closed;

    private FfmpegVideoReader(VideoRequest request, VideoInput input) {
        this.request = request;
        this.input = input;
        AVRational base = input.stream().time_base();
        this.tickNanos = base.den() == 0 ? 0 : NANOSECONDS * base.num() / base.den();
        long start = input.stream().start_time();
        this.firstTick = start == AV_NOPTS_VALUE ? 0 : start;
    }

    static FfmpegVideoReader open(VideoRequest request, Cancellation cancellation) {
        return new FfmpegVideoReader(request, VideoInput.open(request, cancellation));
    }

    @Override
    public StreamInfo info() {
        return input.info();
    }

    @Override
    public synchronized Optional<DecodedPicture> read() {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        if (request.file()) {
            input.guard().allowAny();
        } else {
            input.guard().allow(request.readTimeout());
        }
        long start = System.nanoTime();
        while (true) {
            int code = avcodec_receive_frame(input.decoder(), decoded);
            if (code == 0) {
                if (whole()) {
                    return Optional.of(deliver());
                }
                av_frame_unref(decoded);
            } else if (code == AVERROR_EOF && ended) {
                refuseEarlyEnd();
                return Optional.empty();
            } else {
                recover(code);
                feedDecoder();
            }
            requireTime(start);
        }
    }

    /** Makes the decoder ready for more data. */
    private void recover(int code) {
        if (code == AVERROR_EOF) {
            // It was asked for the last key frame at once, and takes no more until it is told to begin anew.
            avcodec_flush_buffers(input.decoder());
        } else if (code != TRY_AGAIN) {
            quarantine.damage();
        }
    }

    /** A source that sends and sends, but nothing to show, must not keep a caller for ever. */
    private void requireTime(long startNanos) {
        if (input.guard().cancelled() || input.guard().late()) {
            throw input.failure(AVERROR_EXIT, "Cannot read " + request);
        }
        if (!request.file() && System.nanoTime() - startNanos > LONGEST_PICTURE_WAIT.toNanos()) {
            throw new MediaException(
                    Reason.TIMEOUT,
                    "Cannot read " + request + ": data came for " + LONGEST_PICTURE_WAIT.toSeconds()
                            + " s, but no key frame or no whole picture");
        }
    }

    /** A file that ends well before the length that it states was cut off; its pictures have been given by now. */
    private void refuseEarlyEnd() {
        long stated = input.stream().duration();
        if (!request.file() || request.keyFramesOnly() || stated == AV_NOPTS_VALUE || stated <= 0) {
            return;
        }
        Duration length = Duration.ofNanos(Math.round(stated * tickNanos));
        Duration missing = length.minus(lastPresentation);
        if (missing.compareTo(TOLERATED_SHORTFALL) > 0
                && missing.multipliedBy(20).compareTo(length) > 0) {
            throw new MediaException(
                    Reason.DAMAGED,
                    String.format(
                            Locale.ROOT,
                            "%s ends after %.1f s of %.1f s: it is cut off",
                            request,
                            lastPresentation.toMillis() / 1e3,
                            length.toMillis() / 1e3));
        }
    }

    private boolean whole() {
        boolean corrupt = (decoded.flags() & FLAG_CORRUPT) != 0 || decoded.decode_error_flags() != 0;
        return quarantine.admits(corrupt, (decoded.flags() & FLAG_KEY) != 0);
    }

    private void feedDecoder() {
        int code = ended ? AVERROR_EOF : av_read_frame(input.format(), packet);
        if (code == AVERROR_EOF) {
            if (input.guard().cancelled()) {
                throw input.failure(code, "Cannot read " + request);
            }
            ended = true;
            avcodec_send_packet(input.decoder(), null);
            return;
        }
        if (code < 0) {
            throw input.failure(code, "Cannot read " + request);
        }
        if (packet.stream_index() == input.stream().index()) {
            receivedBytes.addAndGet(packet.size());
            send();
        }
        av_packet_unref(packet);
    }

    private void send() {
        if (!request.file()) {
            input.guard().allow(request.readTimeout());
        }
        if (quarantine.withoutKeyFrames()) {
            input.tolerateLosses();
        }
        if (request.keyFramesOnly() && (packet.flags() & AV_PKT_FLAG_KEY) == 0) {
            skipped.incrementAndGet();
            return;
        }
        sourceTimes.note(packet);
        if (avcodec_send_packet(input.decoder(), packet) < 0) {
            quarantine.damage();
        } else if (request.keyFramesOnly()) {
            // Else the decoder keeps the picture back for others that might have to be shown before it.
            avcodec_send_packet(input.decoder(), null);
        }
    }

    private DecodedPicture deliver() {
        AVFrame frame = pool.take();
        boolean key = (decoded.flags() & FLAG_KEY) != 0;
        Duration presentation = presentation();
        Optional<Instant> sourceTime = sourceTimes.of(decoded.best_effort_timestamp());
        lastPresentation = presentation;
        av_frame_move_ref(frame, decoded);
        delivered++;
        return new DecodedPicture(FramePicture.of(frame, pool::giveBack), presentation, key, sourceTime);
    }

    private Duration presentation() {
        long tick = decoded.best_effort_timestamp();
        if (tick != AV_NOPTS_VALUE) {
            if (delivered == 0 && tick < firstTick && (firstTick - tick) * tickNanos < NANOSECONDS) {
                // A camera's stream may be said to begin after its first picture: two would have the same time.
                firstTick = tick;
            }
            return Duration.ofNanos(Math.max(0, Math.round((tick - firstTick) * tickNanos)));
        }
        double fps = input.info().fps();
        return fps > 0 ? Duration.ofNanos(Math.round(delivered * NANOSECONDS / fps)) : Duration.ZERO;
    }

    @Override
    public long damaged() {
        return quarantine.damaged();
    }

    @Override
    public long quarantined() {
        return quarantine.withheld();
    }

    @Override
    public long skipped() {
        return skipped.get();
    }

    @Override
    public long receivedBytes() {
        return receivedBytes.get();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        av_packet_free(packet);
        av_frame_free(decoded);
        input.close();
        pool.close();
    }
}
