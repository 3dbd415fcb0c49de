package io.qilian.bundles.modellibrary.internal.card;

import io.qilian.kernel.api.settings.Setting;

/** One measured figure. */
public record MetricCard(
        @Setting(en = "What was measured", zh = "指标") String name,
        @Setting(en = "On which data", zh = "数据集") String dataset,
        @Setting(en = "The figure", zh = "数值") double value) {}
