package io.qilian.bundles.modellibrary.internal.card;

import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Optional;

/** How a picture becomes the input tensor: {@code number = (pixel * scale - mean) / std}, with the pixel in 0..255. */
public record InputCard(
        @Setting(en = "Name of the picture's input in the graph", zh = "图像输入名") String name,
        @Setting(en = "Width in pixels", zh = "宽（像素）", minimum = 8, maximum = 8192) int width,
        @Setting(en = "Height in pixels", zh = "高（像素）", minimum = 8, maximum = 8192) int height,
        @Setting(en = "Order of the colour channels", zh = "颜色通道顺序") Colour colour,
        @Setting(en = "Order of the dimensions", zh = "维度顺序") Layout layout,
        @Setting(en = "Element type", zh = "元素类型", absent = "float32") ElementType type,
        @Setting(en = "How a picture of another aspect is brought in", zh = "缩放方式") Resize resize,
        @Setting(en = "How pixels are computed", zh = "插值方式", absent = "bilinear") Sampling interpolation,
        @Setting(
                        en = "Value of the border of a letterbox in each channel, 0 to 255, in their order",
                        zh = "各通道填充值（0 至 255）",
                        absent = "[114, 114, 114]")
                List<Double> pad,
        @Setting(en = "Factor of each pixel", zh = "像素系数", absent = "1", minimum = -1000, maximum = 1000) double scale,
        @Setting(en = "Taken off each channel, in their order", zh = "各通道均值", absent = "[0, 0, 0]") List<Double> mean,
        @Setting(en = "Divides each channel, in their order", zh = "各通道标准差", absent = "[1, 1, 1]") List<Double> std,
        @Setting(en = "Name of a second input that takes width and height", zh = "接收宽高的第二输入名") Optional<String> sizes) {

    /** Order of the colour channels. */
    public enum Colour {
        RGB,
        BGR,
        GREY
    }

    /** Order of the dimensions. */
    public enum Layout {
        NCHW,
        NHWC
    }

    /** Element type. */
    public enum ElementType {
        FLOAT32,
        UINT8
    }

    /** How another aspect is treated. */
    public enum Resize {
        STRETCH,
        LETTERBOX,
        LETTERBOX_TOP_LEFT
    }

    /** How pixels are computed. */
    public enum Sampling {
        BILINEAR,
        AREA,
        BICUBIC
    }

    /** Checks the channels. */
    public InputCard {
        int channels = colour == Colour.GREY ? 1 : 3;
        if (pad.size() < channels || mean.size() < channels || std.size() < channels) {
            throw new IllegalArgumentException(
                    "pad, mean and std need a number for each of the " + channels + " channels");
        }
        if (pad.stream().anyMatch(value -> value < 0 || value > 255)) {
            throw new IllegalArgumentException("pad is the value of a pixel, 0 to 255");
        }
        if (std.contains(0.0)) {
            throw new IllegalArgumentException("std divides, so none of its numbers may be 0");
        }
        boolean plain = scale == 1
                && mean.stream().allMatch(m -> m == 0)
                && std.stream().allMatch(s -> s == 1);
        if (type == ElementType.UINT8 && !plain) {
            throw new IllegalArgumentException("An input of bytes takes the pixels as they are: no scale, mean or std");
        }
    }
}
