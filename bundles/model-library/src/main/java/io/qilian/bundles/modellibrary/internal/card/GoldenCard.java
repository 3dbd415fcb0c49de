package io.qilian.bundles.modellibrary.internal.card;

import io.qilian.kernel.api.settings.Setting;

/** Pictures that the model must answer as recorded. */
public record GoldenCard(
        @Setting(en = "Folder with NAME.png or .jpg and NAME.json", zh = "样本文件夹", pattern = "[A-Za-z0-9._-]+")
                String folder,
        @Setting(en = "Difference of scores that is allowed", zh = "得分允许误差", absent = "0.05", minimum = 0, maximum = 1)
                double score,
        @Setting(en = "Overlap that a box must have", zh = "边框最低重叠度", absent = "0.9", minimum = 0, maximum = 1)
                double iou) {}
