package io.qilian.bundles.sensorroutes.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import systems.uom.ucum.format.UCUMFormat;

class UnitCodesTest {

    @Test
    void namesOnlyUnitsThatUcumKnows() {
        UCUMFormat ucum = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);
        assertThat(UnitCodes.symbols())
                .hasSizeGreaterThan(50)
                .allSatisfy((code, symbol) ->
                        assertThatCode(() -> ucum.parse(symbol)).as(code).doesNotThrowAnyException());
    }
}
