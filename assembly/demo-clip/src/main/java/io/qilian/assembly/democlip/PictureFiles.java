package io.qilian.assembly.democlip;

import io.qilian.assembly.democlip.truth.FrameFormat;
import io.qilian.assembly.democlip.truth.FrameTruth;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes each frame as a PNG file: {@code 000000.png}, {@code 000001.png} and so on. */
final class PictureFiles implements FrameSink {

    private final Path folder;
    private final int width;
    private final int height;

    PictureFiles(Path folder, FrameFormat format) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.width = format.width();
        this.height = format.height();
    }

    @Override
    public void accept(byte[] bgr, FrameTruth truth) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        picture.getRaster().setDataElements(0, 0, width, height, rgb(bgr));
        Path file = folder.resolve(String.format(Locale.ROOT, "%06d.png", truth.frame()));
        ImageIO.write(picture, "png", file.toFile());
    }

    /** A raster takes its bands in the order red, green, blue, however they lie in memory. */
    private static byte[] rgb(byte[] bgr) {
        byte[] rgb = new byte[bgr.length];
        for (int at = 0; at < bgr.length; at += 3) {
            rgb[at] = bgr[at + 2];
            rgb[at + 1] = bgr[at + 1];
            rgb[at + 2] = bgr[at];
        }
        return rgb;
    }

    @Override
    public void close() {}
}
