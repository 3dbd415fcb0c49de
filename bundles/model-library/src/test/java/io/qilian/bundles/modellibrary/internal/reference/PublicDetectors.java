package io.qilian.bundles.modellibrary.internal.reference;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Public detectors of the real data, made usable by the cards that the project ships. */
final class PublicDetectors {

    static final Map<String, String> FILES = Map.of(
            "yolox-nano", "yolox_nano_416_kazuhito.onnx",
            "nanodet-m", "nanodet_m_416_kazuhito.onnx",
            "deimv2-atto", "deimv2_atto_fp32.onnx");

    private PublicDetectors() {}

    static LoadedVersion load(String name, Path library, double score) throws IOException {
        Path folder = put(name, library, score);
        return LoadedVersion.load(ModelFolder.read(folder), Models.RUNTIME, Models.MEDIA, 2);
    }

    /** Puts a detector into a library, with another least score than its card has. */
    static Path put(String name, Path library, double score) throws IOException {
        Path model = RealData.require("models/" + FILES.get(name));
        Path card = Path.of(System.getProperty("qilian.root", "../.."), "models", "cards", name);
        Path folder = Files.createDirectories(library.resolve(name).resolve("1.0.0"));
        Files.copy(model, folder.resolve("model.onnx"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(card.resolve("labels.txt"), folder.resolve("labels.txt"), StandardCopyOption.REPLACE_EXISTING);
        String text = Files.readString(card.resolve("README.md"));
        Files.writeString(
                folder.resolve("README.md"),
                text.replace(
                        "{score: 0.35, iou: 0.5, maximum: 300}", "{score: " + score + ", iou: 0.5, maximum: 1000}"));
        return folder;
    }
}
