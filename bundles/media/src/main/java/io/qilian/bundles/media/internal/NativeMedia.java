package io.qilian.bundles.media.internal;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.bundles.media.api.PictureGrid;
import io.qilian.bundles.media.api.PictureMask;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.media.api.TensorFormat;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.api.VideoWriter;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** FFmpeg and OpenCV as one service. */
@Component(service = Media.class)
public final class NativeMedia implements Media {

    /** Loads the native libraries, if this is the first one in the process. */
    @Activate
    public NativeMedia() {
        Natives.load();
    }

    @Override
    public VideoReader openVideo(VideoRequest request, Cancellation cancellation) {
        return PictureFolderReader.isFor(request)
                ? PictureFolderReader.open(request, cancellation)
                : FfmpegVideoReader.open(request, cancellation);
    }

    @Override
    public VideoWriter createVideo(Path file, VideoFormat format) {
        return H264VideoWriter.create(file, format);
    }

    @Override
    public Picture readPicture(byte[] file) {
        return PictureFiles.read(file);
    }

    @Override
    public PictureScaler newScaler(TensorFormat format) {
        return new SwsPictureScaler(format);
    }

    @Override
    public PictureCanvas newCanvas(int maximumWidth) {
        return new OpenCvCanvas(maximumWidth);
    }

    @Override
    public PictureMask newMask(List<List<PictureMask.Corner>> areas) {
        return new FrameMask(areas);
    }

    @Override
    public PictureGrid newGrid(int columns, int rows) {
        return new LumaGrid(columns, rows);
    }

    @Override
    public PictureMeter newMeter() {
        return new OpenCvMeter();
    }
}
