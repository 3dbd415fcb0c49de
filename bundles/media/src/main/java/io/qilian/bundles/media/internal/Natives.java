package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;

/** Loads the native libraries, once in the process. */
final class Natives {

    static {
        // JavaCPP counts the whole process, models included, against four times the Java heap, and refuses beyond.
        if (System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes") == null) {
            System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        }
        start();
    }

    private Natives() {}

    private static void start() {
        Loader.load(avformat.class);
        Loader.load(swscale.class);
        Loader.load(opencv_core.class);
        Loader.load(opencv_imgproc.class);
        Loader.load(opencv_imgcodecs.class);
        // FFmpeg writes to the standard error stream, past every log; what matters comes back as error codes.
        av_log_set_level(AV_LOG_QUIET);
        avformat.avformat_network_init();
        // One OpenCV call uses the thread that makes it: the cores belong to decoders and models.
        opencv_core.setNumThreads(1);
    }

    static void load() {
        // Loading this class has done it.
    }
}
