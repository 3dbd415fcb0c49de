package io.qilian.assembly.democlip.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes JPEG files with a chosen quality. */
public final class JpegFile {

    private JpegFile() {}

    /**
     * Writes or replaces a file.
     *
     * @param rgb {@code 0xRRGGBB} of each pixel, row by row
     * @param width pixels in a row
     * @param file where it goes
     * @param quality 0 to 1
     * @throws IOException if it cannot be written
     */
    public static void write(int[] rgb, int width, Path file, double quality) throws IOException {
        int height = rgb.length / width;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, rgb, 0, width);
        // An image stream does not cut an older, longer file.
        Files.deleteIfExists(file);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality((float) quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
