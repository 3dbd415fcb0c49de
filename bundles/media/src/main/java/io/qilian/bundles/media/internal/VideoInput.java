package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONKEY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_OUTPUT_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.RtspTransport;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.VideoRequest;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerPointer;

/** An opened container with the decoder of its best video stream. */
final class VideoInput implements AutoCloseable {

    private static final int LONGEST_PROBE_BYTES = 1 << 20;
    private static final int LONGEST_PROBE_MICROSECONDS = 1_000_000;
    private static final double MICROSECONDS = 1e6;

    /** Containers that a file may be. Play lists and scripts, which name further files, are none of them. */
    private static final String FILE_FORMATS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,"
                    + "h264,hevc,m4v,mjpeg,rawvideo,yuv4mpegpipe,mxf,ivf,wtv,dv,nut,image2,jpeg_pipe,png_pipe,bmp_pipe";

    private final boolean file;
    private final InterruptGuard guard;
    private AVFormatContext format;
    private AVCodecContext decoder;
    private AVStream stream;
    private StreamInfo info;

    private VideoInput(boolean file, Cancellation cancellation) {
        this.file = file;
        guard = new InterruptGuard(cancellation);
    }

    static VideoInput open(VideoRequest request, Cancellation cancellation) {
        VideoInput input = new VideoInput(request.file(), cancellation);
        try {
            input.openFormat(request);
            input.openDecoder(request);
            return input;
        } catch (MediaException e) {
            input.close();
            throw e;
        }
    }

    private void openFormat(VideoRequest request) {
        AVDictionary options = options(request);
        format = avformat_alloc_context();
        guard.watch(format);
        guard.allow(request.openTimeout());
        int code = avformat_open_input(format, request.source(), null, options);
        av_dict_free(options);
        if (code < 0) {
            // A failed opening has freed the context.
            format = null;
            throw failure(code, "Cannot open " + request);
        }
        code = avformat_find_stream_info(format, (PointerPointer<?>) null);
        if (guard.late() && !guard.cancelled()) {
            throw new MediaException(Reason.SILENT, request + " has answered, and then sent no media in time");
        }
        if (code < 0) {
            throw failure(code, "Cannot find the streams of " + request);
        }
        if (guard.cancelled()) {
            throw interrupted("Cannot find the streams of " + request);
        }
    }

    private static AVDictionary options(VideoRequest request) {
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "protocol_whitelist", protocols(request), 0);
        if (request.file()) {
            av_dict_set(options, "format_whitelist", FILE_FORMATS, 0);
        } else {
            av_dict_set(options, "probesize", Integer.toString(LONGEST_PROBE_BYTES), 0);
            av_dict_set(options, "analyzeduration", Integer.toString(LONGEST_PROBE_MICROSECONDS), 0);
            boolean udp = request.transport() == RtspTransport.UDP;
            av_dict_set(options, "rtsp_transport", udp ? "udp" : "tcp", 0);
        }
        return options;
    }

    /** A source reaches only what its own kind of address needs: a play list from the network opens no local file. */
    private static String protocols(VideoRequest request) {
        return switch (request.scheme()) {
            case "file" -> "file";
            case "rtsp" -> "rtsp,rtp,udp,tcp";
            case "rtsps" -> "rtsp,rtsps,rtp,srtp,udp,tcp,tls";
            case "http" -> "http,tcp,crypto,data,hls";
            case "https" -> "https,http,tls,tcp,crypto,data,hls";
            case "rtmp" -> "rtmp,tcp";
            default ->
                throw new MediaException(
                        Reason.UNSUPPORTED,
                        "Cannot open " + request + ": expected a file or rtsp, rtsps, http, https or rtmp, got "
                                + request.scheme());
        };
    }

    private void openDecoder(VideoRequest request) {
        int index = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
        if (index < 0) {
            throw new MediaException(Reason.NO_VIDEO, "There is no video in " + request);
        }
        for (int i = 0; i < format.nb_streams(); i++) {
            format.streams(i).discard(i == index ? AVDISCARD_DEFAULT : AVDISCARD_ALL);
        }
        stream = format.streams(index);
        int codecId = stream.codecpar().codec_id();
        AVCodec codec = avcodec_find_decoder(codecId);
        String name = avcodec_get_name(codecId).getString();
        if (codec == null) {
            throw new MediaException(Reason.UNSUPPORTED, "No decoder for " + name + " in " + request);
        }
        decoder = avcodec_alloc_context3(codec);
        int code = avcodec_parameters_to_context(decoder, stream.codecpar());
        decoder.thread_count(request.decodeThreads());
        decoder.pkt_timebase(stream.time_base());
        decoder.flags(decoder.flags() & ~AV_CODEC_FLAG_OUTPUT_CORRUPT);
        // Else FFmpeg fills what was lost with guesses, and for H.265 does not say so. Checksums are rarely sent.
        decoder.err_recognition(AV_EF_EXPLODE | AV_EF_CRCCHECK);
        if (request.keyFramesOnly()) {
            decoder.skip_frame(AVDISCARD_NONKEY);
        }
        code = code < 0 ? code : avcodec_open2(decoder, codec, (PointerPointer<?>) null);
        if (code < 0) {
            throw failure(code, "Cannot decode " + name + " of " + request);
        }
        info = describe(name);
        if (info.width() < 1 || info.height() < 1) {
            throw new MediaException(Reason.DAMAGED, "The video of " + request + " has no picture size");
        }
    }

    private StreamInfo describe(String codec) {
        AVRational rate = av_guess_frame_rate(format, stream, null);
        double fps = rate.den() == 0 ? 0 : (double) rate.num() / rate.den();
        Optional<Duration> duration = format.duration() == AV_NOPTS_VALUE || format.duration() <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(format.duration() / MICROSECONDS * 1e9)));
        return new StreamInfo(codec, decoder.width(), decoder.height(), fps, duration);
    }

    /** What a failed call of FFmpeg means here: the guard's own reasons come first. */
    MediaException failure(int code, String deed) {
        if (guard.cancelled() || guard.late()) {
            return interrupted(deed);
        }
        return file ? FfmpegErrors.ofFile(code, deed) : FfmpegErrors.of(code, deed);
    }

    private MediaException interrupted(String deed) {
        return guard.cancelled()
                ? new MediaException(Reason.CANCELLED, deed + ": cancelled")
                : new MediaException(Reason.TIMEOUT, deed + ": no answer within the time allowed");
    }

    /** From now on pictures with guessed parts are let through, marked as corrupt where the decoder notices. */
    void tolerateLosses() {
        decoder.err_recognition(0);
    }

    InterruptGuard guard() {
        return guard;
    }

    AVFormatContext format() {
        return format;
    }

    AVCodecContext decoder() {
        return decoder;
    }

    AVStream stream() {
        return stream;
    }

    StreamInfo info() {
        return info;
    }

    @Override
    public void close() {
        if (decoder != null) {
            avcodec_free_context(decoder);
        }
        if (format != null) {
            avformat_close_input(format);
        }
        guard.close();
    }
}
