package io.qilian.bundles.modellibrary.internal;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.internal.OrtOnnxRuntime;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Puts tiny models into folders, and paints pictures for them. */
public final class Models {

    public static final OnnxRuntime RUNTIME = new OrtOnnxRuntime();
    public static final Media MEDIA = new NativeMedia();

    public static final String SPOTS_INPUT =
            """
              input:
                name: images
                width: 32
                height: 32
                colour: RGB
                layout: NCHW
                resize: stretch
                interpolation: area
                scale: 0.00392156862745098
            """;
    public static final String SPOTS_OUTPUT =
            """
              output:
                decoder: yolov8
                outputs: [output]
              labels: labels.txt
              thresholds: {score: 0.3}
            """;

    private Models() {}

    /** A folder NAME/VERSION with a model of the resources and a card. */
    public static Path put(Path library, String name, String version, String model, String block) {
        try {
            Path folder = Files.createDirectories(library.resolve(name).resolve(version));
            byte[] bytes;
            try (InputStream in = Models.class.getResourceAsStream("/" + model + ".onnx")) {
                bytes = in.readAllBytes();
            }
            Files.write(folder.resolve("model.onnx"), bytes);
            Files.writeString(folder.resolve("labels.txt"), model.equals("colour") ? "r\ng\nb\n" : "red\nblue\n");
            writeCard(folder, name, version, digest(bytes), block);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path putSpots(Path library, String version, String model) {
        return put(library, "spots", version, model, SPOTS_INPUT + SPOTS_OUTPUT);
    }

    public static void writeCard(Path folder, String name, String version, String digest, String block)
            throws IOException {
        Files.writeString(
                folder.resolve("README.md"),
                "---\nlicense: apache-2.0\nqilian:\n  card: 1\n  name: " + name + "\n  version: " + version
                        + "\n  sha256: " + digest + "\n" + block + "---\n# A model of the tests\n");
    }

    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A picture of one colour as a PNG file. */
    public static byte[] plain(int colour) {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(colour));
        graphics.fillRect(0, 0, 64, 48);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
