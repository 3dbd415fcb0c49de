package io.qilian.bundles.modellibrary.internal.card;

import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a model's card says to the platform: the block {@code qilian} of its front matter, form 1. */
public record Card(
        @Setting(en = "Form of this block", zh = "本段格式版本", minimum = 1, maximum = 1) int card,
        @Setting(en = "Name of the model", zh = "模型名称", pattern = "[a-z0-9][a-z0-9-]{0,62}") String name,
        @Setting(en = "Semantic version", zh = "语义化版本", pattern = "\\d+\\.\\d+\\.\\d+") String version,
        @Setting(en = "SHA-256 of model.onnx", zh = "model.onnx 的 SHA-256", pattern = "[0-9a-f]{64}") String sha256,
        @Setting(en = "What the model takes", zh = "模型输入") Optional<InputCard> input,
        @Setting(en = "What the model gives", zh = "模型输出") OutputCard output,
        @Setting(
                        en = "File with one label a line, in the order of the classes",
                        zh = "标签文件，每行一个，按类别顺序",
                        pattern = "[A-Za-z0-9._-]+")
                Optional<String> labels,
        @Setting(en = "Whether numbers that go in as tensors must be finite", zh = "输入张量数值须为有限值", absent = "false")
                boolean finite,
        @Setting(en = "What counts as found", zh = "检出阈值", absent = "{}") ThresholdsCard thresholds,
        @Setting(en = "Samples that the model must answer as recorded", zh = "黄金样本") Optional<GoldenCard> golden,
        @Setting(en = "What was measured, on which data", zh = "评测指标") List<MetricCard> metrics,
        @Setting(en = "Batches, if the first dimension is open", zh = "批量") Optional<BatchCard> batch) {

    /** Checks what concerns several keys. */
    public Card {
        if (output.decoder().pictures() && input.isEmpty()) {
            throw new IllegalArgumentException(
                    "The decoder works on pictures, so the card needs the key input that says how they go in");
        }
        if (output.decoder().labelled() && labels.isEmpty()) {
            throw new IllegalArgumentException("The decoder gives classes, so the card needs the key labels");
        }
    }

    Card with(ThresholdsCard others) {
        return new Card(card, name, version, sha256, input, output, labels, finite, others, golden, metrics, batch);
    }

    /** Names of the files and folders that belong to the card. */
    public List<String> files() {
        return Stream.concat(labels.stream(), golden.stream().map(GoldenCard::folder))
                .toList();
    }
}
