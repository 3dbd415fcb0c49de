package io.qilian.bundles.modellibrary.internal.card;

import io.qilian.kernel.api.settings.Setting;

/** Samples that the model must answer as recorded: pictures, or tensors. */
public record GoldenCard(
        @Setting(
                        en = "Folder with NAME.json and, where the model takes pictures, NAME.png or .jpg",
                        zh = "样本文件夹",
                        pattern = "[A-Za-z0-9._-]+")
                String folder,
        @Setting(en = "Difference of scores that is allowed", zh = "得分允许误差", absent = "0.05", minimum = 0, maximum = 1)
                double score,
        @Setting(en = "Overlap that a box must have", zh = "边框最低重叠度", absent = "0.9", minimum = 0, maximum = 1)
                double iou,
        @Setting(
                        en = "Difference of a tensor's element that is allowed, in the output's unit",
                        zh = "张量元素允许绝对误差",
                        absent = "0.001",
                        minimum = 0)
                double absolute,
        @Setting(
                        en = "Difference that is allowed on top, as a share of the expected element",
                        zh = "张量元素允许相对误差",
                        absent = "0.001",
                        minimum = 0)
                double relative,
        @Setting(
                        en = "Elements in a million that may differ by more",
                        zh = "允许超差元素（百万分比）",
                        absent = "100",
                        minimum = 0,
                        maximum = 1_000_000)
                double ppm) {}
