package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureGrid;
import io.qilian.bundles.media.api.PictureRegion;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Means of cells as swscale's area filter gives them. */
final class LumaGrid implements PictureGrid {

    private static final int MOST = 256;

    private final int columns;
    private final int rows;
    private final byte[] cells;
    private final SwsConversion conversion;
    private boolean closed;

    LumaGrid(int columns, int rows) {
        if (columns < 1 || columns > MOST || rows < 1 || rows > MOST) {
            throw new IllegalArgumentException(
                    "grid: expected 1 to " + MOST + " columns and rows, got " + columns + " and " + rows);
        }
        this.columns = columns;
        this.rows = rows;
        cells = new byte[columns * rows];
        conversion = new SwsConversion(AV_PIX_FMT_GRAY8, SWS_AREA);
    }

    @Override
    public byte[] measure(Picture picture) {
        if (closed) {
            throw new IllegalStateException("the grid is closed");
        }
        AVFrame small = conversion.convert(FramePicture.frame(picture), PictureRegion.whole(picture), columns, rows);
        for (int row = 0; row < rows; row++) {
            small.data(0).position((long) row * small.linesize(0)).get(cells, row * columns, columns);
        }
        return cells;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            conversion.close();
        }
    }
}
