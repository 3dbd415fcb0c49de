package io.qilian.bundles.modellibrary.internal.card;

import io.qilian.kernel.api.settings.Setting;

/** What counts as found. */
public record ThresholdsCard(
        @Setting(en = "Least score", zh = "最低得分", absent = "0.25", minimum = 0.001, maximum = 1) double score,
        @Setting(
                        en = "Overlap from which the weaker of two boxes of a class is left out",
                        zh = "同类边框抑制重叠度",
                        absent = "0.5",
                        minimum = 0,
                        maximum = 1)
                double iou,
        @Setting(en = "Most detections in a frame", zh = "每帧最多检出数", absent = "300", minimum = 1, maximum = 1000)
                int maximum) {}
