package io.qilian.bundles.media.api;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The way to everything about video and pictures. Published as a service; thread-safe. */
@ProviderType
public interface Media {

    /** Largest picture file, in bytes. */
    int MAXIMUM_PICTURE_FILE_BYTES = 64 << 20;

    /** Largest picture, in pixels. */
    int MAXIMUM_PICTURE_PIXELS = 64_000_000;

    /**
     * Opens a video, or a folder of pictures as one. Waits at most for the request's {@link VideoRequest#openTimeout()}.
     *
     * @param request which one
     * @param cancellation ends the opening, and later every read
     * @return the reader, closed by the caller
     * @throws MediaException if there is nothing that can be read
     */
    VideoReader openVideo(VideoRequest request, Cancellation cancellation);

    /**
     * Creates a video file; one that exists is replaced.
     *
     * @param file where
     * @param format what it is like
     * @return the writer, closed by the caller
     * @throws MediaException if the file cannot be written
     */
    VideoWriter createVideo(Path file, VideoFormat format);

    /**
     * Decodes a picture file (JPEG, PNG, BMP, WebP, TIFF), turned as its orientation says.
     *
     * @param file the bytes of the file, at most {@value #MAXIMUM_PICTURE_FILE_BYTES}
     * @return the picture, closed by the caller
     * @throws MediaException if it is no picture, or too large
     */
    Picture readPicture(byte[] file);

    /**
     * A scaler.
     *
     * @param format the tensors that it fills
     * @return the scaler, closed by the caller
     */
    PictureScaler newScaler(TensorFormat format);

    /**
     * A canvas.
     *
     * @param maximumWidth pictures that are wider are drawn smaller; at least 16
     * @return the canvas, closed by the caller
     */
    PictureCanvas newCanvas(int maximumWidth);

    /**
     * A mask.
     *
     * @param areas what it hides: polygons of at least three corners each
     * @return the mask, closed by the caller
     * @throws IllegalArgumentException if an area has fewer corners
     */
    PictureMask newMask(List<List<PictureMask.Corner>> areas);

    /**
     * A grid.
     *
     * @param columns cells in a row, 1 to 256
     * @param rows rows, 1 to 256
     * @return the grid, closed by the caller
     * @throws IllegalArgumentException if a number is out of bounds
     */
    PictureGrid newGrid(int columns, int rows);

    /**
     * A meter.
     *
     * @return the meter, closed by the caller
     */
    PictureMeter newMeter();
}
