package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Decodes picture files with OpenCV. */
final class PictureFiles {

    private PictureFiles() {}

    static Picture read(byte[] file) {
        Natives.load();
        if (file.length == 0 || file.length > Media.MAXIMUM_PICTURE_FILE_BYTES) {
            throw new MediaException(
                    file.length == 0 ? Reason.DAMAGED : Reason.TOO_LARGE,
                    "A picture file has 1 to " + Media.MAXIMUM_PICTURE_FILE_BYTES + " bytes, this one has "
                            + file.length);
        }
        try (BytePointer bytes = new BytePointer(file);
                Mat encoded = new Mat(1, file.length, CV_8U, bytes, file.length);
                Mat decoded = decode(encoded)) {
            if (decoded.empty()) {
                throw new MediaException(Reason.DAMAGED, "The file is no picture of a known kind, or it is damaged");
            }
            if ((long) decoded.rows() * decoded.cols() > Media.MAXIMUM_PICTURE_PIXELS) {
                throw new MediaException(
                        Reason.TOO_LARGE,
                        "A picture has at most " + Media.MAXIMUM_PICTURE_PIXELS + " pixels, this one has "
                                + decoded.cols() + "x" + decoded.rows());
            }
            return copy(decoded);
        }
    }

    private static Mat decode(Mat encoded) {
        try {
            return imdecode(encoded, IMREAD_COLOR);
        } catch (RuntimeException e) {
            // OpenCV throws where a header promises more pixels than it allows.
            throw new MediaException(Reason.TOO_LARGE, "OpenCV refuses the picture: " + e.getMessage());
        }
    }

    private static Picture copy(Mat decoded) {
        AVFrame frame = av_frame_alloc();
        frame.format(AV_PIX_FMT_BGR24);
        frame.width(decoded.cols());
        frame.height(decoded.rows());
        int code = av_frame_get_buffer(frame, 0);
        if (code < 0) {
            av_frame_free(frame);
            throw FfmpegErrors.of(code, "Cannot allocate the picture");
        }
        try (Mat target = new Mat(decoded.rows(), decoded.cols(), CV_8UC3, frame.data(0), frame.linesize(0))) {
            decoded.copyTo(target);
        }
        return FramePicture.of(frame, emptied -> av_frame_free(emptied));
    }
}
