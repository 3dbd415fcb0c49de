package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;

import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Writes MP4 files with OpenH264, the encoder in FFmpeg's LGPL build. */
final class H264VideoWriter implements VideoWriter {

    private static final int KEY_FRAME_INTERVAL_SECONDS = 2;

    private final Path file;
    private final VideoFormat format;
    private final SwsConversion conversion = new SwsConversion(AV_PIX_FMT_YUV420P, SWS_AREA);
    private final AVPacket packet = av_packet_alloc();
    private final AVFormatContext container = new AVFormatContext(null);
    private AVCodecContext encoder;
    private AVStream stream;
    private long written;
    private boolean closed;

    private H264VideoWriter(Path file, VideoFormat format) {
        this.file = file;
        this.format = format;
    }

    static H264VideoWriter create(Path file, VideoFormat format) {
        H264VideoWriter writer = new H264VideoWriter(file, format);
        try {
            writer.openEncoder();
            writer.openFile();
            return writer;
        } catch (MediaException e) {
            writer.free();
            throw e;
        }
    }

    private void openEncoder() {
        AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
        if (codec == null) {
            throw new MediaException(Reason.UNSUPPORTED, "FFmpeg was built without the encoder libopenh264");
        }
        encoder = avcodec_alloc_context3(codec);
        encoder.width(format.width());
        encoder.height(format.height());
        encoder.pix_fmt(AV_PIX_FMT_YUV420P);
        encoder.time_base(new AVRational().num(1).den(format.fps()));
        encoder.framerate(new AVRational().num(format.fps()).den(1));
        encoder.bit_rate(format.bitRate());
        encoder.gop_size(format.fps() * KEY_FRAME_INTERVAL_SECONDS);
        encoder.thread_count(1);
        encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        AVDictionary options = new AVDictionary(null);
        // Without it the encoder leaves out frames to meet the bit rate.
        av_dict_set(options, "allow_skip_frames", "0", 0);
        check(avcodec_open2(encoder, codec, options), "Cannot start the encoder");
        av_dict_free(options);
    }

    private void openFile() {
        check(avformat_alloc_output_context2(container, null, "mp4", file.toString()), "Cannot create " + file);
        stream = avformat_new_stream(container, null);
        check(avcodec_parameters_from_context(stream.codecpar(), encoder), "Cannot create " + file);
        stream.time_base(encoder.time_base());
        stream.avg_frame_rate(encoder.framerate());
        AVIOContext output = new AVIOContext(null);
        check(avio_open(output, file.toString(), AVIO_FLAG_WRITE), "Cannot write " + file);
        container.pb(output);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "movflags", "+faststart", 0);
        check(avformat_write_header(container, options), "Cannot write " + file);
        av_dict_free(options);
    }

    @Override
    public void write(ByteBuffer bgr) {
        int size = format.width() * format.height() * 3;
        if (!bgr.isDirect() || bgr.remaining() != size) {
            throw new IllegalArgumentException(
                    "bgr: expected a direct buffer of " + size + " bytes, got " + bgr.remaining());
        }
        AVFrame frame = av_frame_alloc();
        try (BytePointer pixels = new BytePointer(bgr)) {
            frame.format(AV_PIX_FMT_BGR24);
            frame.width(format.width());
            frame.height(format.height());
            frame.data(0, pixels);
            frame.linesize(0, format.width() * 3);
            encode(frame);
        } finally {
            av_frame_free(frame);
        }
    }

    @Override
    public void write(Picture picture) {
        encode(FramePicture.frame(picture));
    }

    private void encode(AVFrame source) {
        if (closed) {
            throw new IllegalStateException("the video " + file + " is closed");
        }
        PictureRegion whole = new PictureRegion(0, 0, source.width(), source.height());
        AVFrame frame = conversion.convert(source, whole, format.width(), format.height());
        frame.pts(written++);
        check(avcodec_send_frame(encoder, frame), "Cannot encode into " + file);
        drain();
    }

    private void drain() {
        while (avcodec_receive_packet(encoder, packet) == 0) {
            packet.stream_index(stream.index());
            packet.duration(1);
            av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
            check(av_interleaved_write_frame(container, packet), "Cannot write " + file);
        }
    }

    private void check(int code, String deed) {
        if (code < 0) {
            throw new MediaException(Reason.UNWRITABLE, deed + ": " + FfmpegErrors.text(code));
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            avcodec_send_frame(encoder, null);
            drain();
            check(av_write_trailer(container), "Cannot finish " + file);
        } finally {
            free();
        }
    }

    private void free() {
        closed = true;
        if (encoder != null) {
            avcodec_free_context(encoder);
        }
        if (!container.isNull()) {
            if (container.pb() != null) {
                avio_closep(new PointerPointer<>(1).put(container.pb()));
            }
            avformat_free_context(container);
        }
        av_packet_free(packet);
        conversion.close();
    }
}
