package io.qilian.bundles.modellibrary.internal.card;

import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Optional;

/** How the outputs are to be read. */
public record OutputCard(
        @Setting(en = "Which decoder reads the outputs", zh = "输出解码器") DecoderName decoder,
        @Setting(
                        en = "Names of the outputs in the graph, in the order of the decoder",
                        zh = "输出名，按解码器顺序",
                        minimum = 1,
                        maximum = 64)
                List<String> outputs,
        @Setting(en = "Strides of the levels of a grid decoder", zh = "网格步长", absent = "[8, 16, 32]")
                List<Integer> strides,
        @Setting(en = "What is still to be applied to scores", zh = "得分激活", absent = "none") Activation activation,
        @Setting(en = "How boxes are written; the decoder's usual form if absent", zh = "边框格式") Optional<BoxForm> boxes,
        @Setting(en = "Whether class 0 means nothing", zh = "类别 0 是否为背景", absent = "false") boolean background) {

    /** The decoders. */
    public enum DecoderName {
        /** One output [1, cells, 5 + classes]: offsets in the grid, objectness, scores. */
        YOLOX(true, true),
        /** One output [1, candidates, 5 + classes]: centre, size, objectness, scores. */
        YOLOV5(true, true),
        /** One output [1, 4 + classes, candidates] or turned: centre, size, scores. Also v9, v11 and relatives. */
        YOLOV8(true, true),
        /** For each stride scores [1, cells, classes], then for each stride distances [1, cells, 4 * bins]. */
        NANODET(true, true),
        /** Three outputs: labels, boxes, scores; no suppression needed. */
        DETR(true, true),
        /** Two outputs: scores [1, candidates, classes] and boxes [1, candidates, 4]. */
        SSD(true, true),
        /** One output [1, classes]. */
        CLASSIFICATION(true, true),
        /** Any tensors, given to the scenario as they are. */
        TENSOR(false, false);

        private final boolean pictures;
        private final boolean labelled;

        DecoderName(boolean pictures, boolean labelled) {
            this.pictures = pictures;
            this.labelled = labelled;
        }

        boolean pictures() {
            return pictures;
        }

        boolean labelled() {
            return labelled;
        }
    }

    /** What the graph leaves to be applied to the scores. */
    public enum Activation {
        NONE,
        SIGMOID,
        SOFTMAX
    }

    /** How boxes are written. */
    public enum BoxForm {
        /** Left, top, right, bottom in pixels of the input. */
        PIXEL_CORNERS,
        /** Centre, width, height in pixels of the input. */
        PIXEL_CENTRE,
        /** Left, top, right, bottom as shares of the input. */
        UNIT_CORNERS,
        /** Centre, width, height as shares of the input. */
        UNIT_CENTRE
    }
}
