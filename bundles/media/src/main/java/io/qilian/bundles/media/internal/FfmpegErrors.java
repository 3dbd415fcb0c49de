package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DEMUXER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_BAD_REQUEST;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import java.nio.charset.StandardCharsets;

/** Turns FFmpeg's error codes into exceptions. Codes of the system are those of Linux. */
final class FfmpegErrors {

    private static final int NO_ENTRY = -2;
    private static final int NOT_PERMITTED = -13;
    private static final int TIMED_OUT = -110;
    private static final int REFUSED = -111;
    private static final int NO_ROUTE = -113;
    private static final int IS_FOLDER = -21;

    private FfmpegErrors() {}

    static MediaException of(int code, String deed) {
        return new MediaException(reason(code), deed + ": " + text(code));
    }

    /** The same for a file, which is never out of reach: what ends too early is cut off. */
    static MediaException ofFile(int code, String deed) {
        Reason reason = reason(code);
        return new MediaException(reason == Reason.UNREACHABLE ? Reason.DAMAGED : reason, deed + ": " + text(code));
    }

    private static Reason reason(int code) {
        if (code == AVERROR_HTTP_UNAUTHORIZED || code == AVERROR_HTTP_FORBIDDEN) {
            return Reason.UNAUTHORISED;
        }
        if (code == AVERROR_HTTP_NOT_FOUND || code == NO_ENTRY || code == NOT_PERMITTED || code == IS_FOLDER) {
            return Reason.NOT_FOUND;
        }
        if (code == AVERROR_PROTOCOL_NOT_FOUND
                || code == AVERROR_DEMUXER_NOT_FOUND
                || code == AVERROR_DECODER_NOT_FOUND
                || code == AVERROR_HTTP_BAD_REQUEST) {
            return Reason.UNSUPPORTED;
        }
        return switch (code) {
            case TIMED_OUT -> Reason.TIMEOUT;
            case REFUSED, NO_ROUTE -> Reason.UNREACHABLE;
            default -> systemError(code) || code == AVERROR_EOF ? Reason.UNREACHABLE : Reason.DAMAGED;
        };
    }

    /** FFmpeg's own codes are tags of four letters, far below the negated numbers of the system. */
    private static boolean systemError(int code) {
        return code < 0 && code > -1000 && code != -22 && code != -1;
    }

    static String text(int code) {
        byte[] buffer = new byte[128];
        av_strerror(code, buffer, buffer.length);
        int end = 0;
        while (end < buffer.length && buffer[end] != 0) {
            end++;
        }
        return new String(buffer, 0, end, StandardCharsets.US_ASCII);
    }
}
