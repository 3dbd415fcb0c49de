package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.ChannelOrder;
import io.qilian.bundles.media.api.Fit;
import io.qilian.bundles.media.api.Interpolation;
import io.qilian.bundles.media.api.TensorFormat;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.InputCard.ElementType;
import io.qilian.bundles.modellibrary.internal.card.InputCard.Layout;
import java.util.ArrayList;
import java.util.List;

/** Translates a card's input into a tensor format: {@code (pixel * scale - mean) / std} as factor and offset. */
public final class InputFormats {

    private InputFormats() {}

    /** How a picture is brought into the input. */
    public static TensorFormat of(InputCard card) {
        ChannelOrder channels =
                switch (card.colour()) {
                    case RGB -> ChannelOrder.RGB;
                    case BGR -> ChannelOrder.BGR;
                    case GREY -> ChannelOrder.GREY;
                };
        List<Double> factors = new ArrayList<>();
        List<Double> offsets = new ArrayList<>();
        for (int channel = 0; channel < channels.channels(); channel++) {
            factors.add(card.scale() / card.std().get(channel));
            // Adding zero turns a negative zero into a plain one.
            offsets.add(-card.mean().get(channel) / card.std().get(channel) + 0.0);
        }
        return new TensorFormat(
                card.width(),
                card.height(),
                channels,
                card.layout() == Layout.NHWC,
                card.type() == ElementType.UINT8,
                fit(card),
                interpolation(card),
                card.pad().subList(0, channels.channels()),
                factors,
                offsets);
    }

    /** The shape that the input has for one picture. */
    public static List<Long> shape(InputCard card) {
        long channels = of(card).channels().channels();
        long width = card.width();
        long height = card.height();
        return card.layout() == Layout.NCHW
                ? List.of(1L, channels, height, width)
                : List.of(1L, height, width, channels);
    }

    private static Fit fit(InputCard card) {
        return switch (card.resize()) {
            case STRETCH -> Fit.STRETCH;
            case LETTERBOX -> Fit.LETTERBOX;
            case LETTERBOX_TOP_LEFT -> Fit.LETTERBOX_TOP_LEFT;
        };
    }

    private static Interpolation interpolation(InputCard card) {
        return switch (card.interpolation()) {
            case BILINEAR -> Interpolation.BILINEAR;
            case AREA -> Interpolation.AREA;
            case BICUBIC -> Interpolation.BICUBIC;
        };
    }
}
