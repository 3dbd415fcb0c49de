package io.qilian.bundles.modelserver.internal;

import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.Aliases;
import io.qilian.bundles.modellibrary.internal.library.Gate;
import io.qilian.bundles.modellibrary.internal.library.RegisteredVersions;
import io.qilian.kernel.api.problem.Problem;
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
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Puts tiny models into a library. */
final class Models {

    static final String TENSORS = "  output: {decoder: tensor, outputs: [%s]}\n";

    static final String SIMPLE = TENSORS.formatted("OUTPUT0, OUTPUT1") + "  batch: {maximum: 64, sharing: 'off'}\n";

    private static final String PICTURES =
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
              output: {decoder: classification, outputs: [logits]}
              labels: labels.txt
            """;

    private Models() {}

    /** A library with one version of each model of the resources, and two of "simple". */
    static void putAll(Path library) {
        put(library, "simple", "1.0.0", "simple", SIMPLE);
        put(library, "simple", "1.1.0", "simple", SIMPLE);
        for (String type :
                List.of("fp32", "fp64", "fp16", "int8", "uint8", "int16", "int32", "int64", "bool", "bytes")) {
            put(library, "echo-" + type, "1.0.0", "echo-" + type, TENSORS.formatted("y"));
        }
        put(library, "non-zero", "1.0.0", "non-zero", TENSORS.formatted("at"));
        put(library, "turns", "1.0.0", "turns", TENSORS.formatted("sum"));
        put(library, "colour", "1.0.0", "colour", PICTURES);
    }

    static void put(Path library, String name, String version, String model, String block) {
        try (InputStream in = Models.class.getResourceAsStream("/" + model + ".onnx")) {
            put(library, name, version, in.readAllBytes(), block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void put(Path library, String name, String version, byte[] model, String block) throws IOException {
        Path folder = Files.createDirectories(library.resolve(name).resolve(version));
        Files.write(folder.resolve("model.onnx"), model);
        Files.writeString(folder.resolve("labels.txt"), "red\ngreen\nblue\n");
        Files.writeString(
                folder.resolve("README.md"),
                "---\nlicense: apache-2.0\nqilian:\n  card: 1\n  name: " + name + "\n  version: " + version
                        + "\n  sha256: " + digest(model) + "\n" + block + "---\n# A model of the tests\n");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A picture of one colour as a file. */
    static byte[] picture(String form, int colour) {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(colour));
        graphics.fillRect(0, 0, 64, 48);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, form, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Nobody has moved an alias. */
    static final class NoAliases implements Aliases {

        @Override
        public Optional<String> version(String model, String alias) {
            return Optional.empty();
        }

        @Override
        public List<String> of(String model, String version) {
            return List.of();
        }
    }

    /** Nothing was registered. */
    static final class NoneRegistered implements RegisteredVersions {

        @Override
        public List<Path> folders() {
            return List.of();
        }

        @Override
        public Optional<Problem> check(Path folder) {
            return Optional.empty();
        }
    }

    /** Lets everything in. */
    static final class OpenGate implements Gate {

        @Override
        public void admit(ModelFolder folder) {
            // Models of the tests are trusted.
        }

        @Override
        public Optional<ModelDetails.Trial> trial(ModelFolder folder) {
            return Optional.empty();
        }
    }
}
