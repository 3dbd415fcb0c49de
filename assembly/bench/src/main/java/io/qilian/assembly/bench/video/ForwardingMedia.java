package io.qilian.assembly.bench.video;

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

/** Hands everything on to other media; a benchmark looks at what interests it on the way. */
public abstract class ForwardingMedia implements Media {

    private final Media media;

    /**
     * In front of others.
     *
     * @param media do the work
     */
    protected ForwardingMedia(Media media) {
        this.media = media;
    }

    @Override
    public VideoReader openVideo(VideoRequest request, Cancellation cancellation) {
        return media.openVideo(request, cancellation);
    }

    @Override
    public VideoWriter createVideo(Path file, VideoFormat format) {
        return media.createVideo(file, format);
    }

    @Override
    public Picture readPicture(byte[] file) {
        return media.readPicture(file);
    }

    @Override
    public PictureScaler newScaler(TensorFormat format) {
        return media.newScaler(format);
    }

    @Override
    public PictureCanvas newCanvas(int maximumWidth) {
        return media.newCanvas(maximumWidth);
    }

    @Override
    public PictureMask newMask(List<List<PictureMask.Corner>> areas) {
        return media.newMask(areas);
    }

    @Override
    public PictureGrid newGrid(int columns, int rows) {
        return media.newGrid(columns, rows);
    }

    @Override
    public PictureMeter newMeter() {
        return media.newMeter();
    }
}
