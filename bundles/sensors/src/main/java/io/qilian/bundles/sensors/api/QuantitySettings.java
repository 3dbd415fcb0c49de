package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.settings.Setting;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of one code of a protocol. A value is multiplied with {@code scale}, {@code offset} is added, the sum is
 * converted from the unit that the station sends to {@code unit}, and then compared with the bounds.
 */
public record QuantitySettings(
        @Setting(
                        en = "What is measured, such as pm2.5 or water-level",
                        zh = "监测量，如 pm2.5、water-level",
                        pattern = "[a-z0-9][a-z0-9.-]{0,62}")
                String quantity,
        @Setting(en = "Unit of the reading, as a UCUM symbol", zh = "读数单位（UCUM 符号）", minimum = 1, maximum = 32)
                String unit,
        @Setting(
                        en = "Unit that the station sends, if its protocol does not say or is wrong",
                        zh = "站点发送的单位",
                        maximum = 32)
                Optional<String> from,
        @Setting(en = "Factor", zh = "系数", absent = "1") double scale,
        @Setting(en = "What is added after the factor", zh = "偏移", absent = "0") double offset,
        @Setting(en = "Least value that can be", zh = "最小合理值") Optional<Double> minimum,
        @Setting(en = "Greatest value that can be", zh = "最大合理值") Optional<Double> maximum) {

    /** Checks what concerns several keys. */
    public QuantitySettings {
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unit, "unit");
        if (scale == 0 || !Double.isFinite(scale) || !Double.isFinite(offset)) {
            throw new IllegalArgumentException(
                    "scale must be a finite number other than 0, and offset a finite number");
        }
        if (minimum.isPresent() && maximum.isPresent() && minimum.get() > maximum.get()) {
            throw new IllegalArgumentException("minimum must not be greater than maximum");
        }
    }
}
