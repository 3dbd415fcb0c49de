package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.ServedInput.Pixels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Raw pixels as a picture file without compression (BMP, 24 bits), which is what the media library reads. */
public final class PixelFile {

    private static final int HEADER_BYTES = 54;
    private static final int INFO_BYTES = 40;
    private static final short BITS = 24;

    private PixelFile() {}

    /**
     * Writes pixels as a file.
     *
     * @param pixels the pixels; neither changed nor kept
     * @return the bytes of the file
     */
    public static byte[] of(Pixels pixels) {
        int row = Math.multiplyExact(3, pixels.width());
        int stride = (row + 3) / 4 * 4;
        byte[] file = new byte[Math.addExact(HEADER_BYTES, Math.multiplyExact(stride, pixels.height()))];
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'B').put((byte) 'M').putInt(file.length).putInt(0).putInt(HEADER_BYTES);
        header.putInt(INFO_BYTES).putInt(pixels.width()).putInt(pixels.height());
        header.putShort((short) 1).putShort(BITS);
        ByteBuffer source = pixels.pixels().duplicate();
        for (int y = 0; y < pixels.height(); y++) {
            // Rows are written from the bottom up, and blue comes first.
            int start = HEADER_BYTES + (pixels.height() - 1 - y) * stride;
            source.get(file, start, row);
            for (int x = start; x < start + row; x += 3) {
                byte red = file[x];
                file[x] = file[x + 2];
                file[x + 2] = red;
            }
        }
        return file;
    }
}
