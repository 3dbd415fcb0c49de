package io.qilian.bundles.feeds.api;

import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;

/** What counts as motion in a feed's frames. */
public record MotionSettings(
        @Setting(
                        en = "Difference of brightness, of 255, from which a cell of the picture has changed",
                        zh = "单元格视为变化的亮度差（0-255）",
                        absent = "12",
                        minimum = 1,
                        maximum = 255)
                int threshold,
        @Setting(
                        en = "Share of the picture that must have changed",
                        zh = "须有变化的画面占比",
                        absent = "0.002",
                        minimum = 0,
                        maximum = 1)
                double share,
        @Setting(
                        en = "How long frames are analysed after the last motion",
                        zh = "最后一次运动后继续分析的时长",
                        absent = "2s",
                        minimum = 0,
                        maximum = 600)
                Duration hold) {}
