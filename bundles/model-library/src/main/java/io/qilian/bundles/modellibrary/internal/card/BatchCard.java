package io.qilian.bundles.modellibrary.internal.card;

import io.qilian.kernel.api.settings.Setting;
import java.util.Optional;

/** How many pictures, or rows of numbers, a model whose first dimension is open takes in one run. */
public record BatchCard(
        @Setting(
                        en = "Most rows of one run; each size is warmed up when the model is loaded",
                        zh = "单次推理最大批量",
                        minimum = 1,
                        maximum = 64)
                int maximum,
        @Setting(
                        en = "Whether calls that come together share a run; as the platform is set if absent",
                        zh = "是否合并同时到达的调用")
                Optional<Sharing> sharing) {

    /** Whether calls of programs share runs. */
    public enum Sharing {
        /** Where a measurement after loading shows a gain on this machine. */
        AUTO,
        /** Always. */
        ON,
        /** Never. */
        OFF
    }
}
