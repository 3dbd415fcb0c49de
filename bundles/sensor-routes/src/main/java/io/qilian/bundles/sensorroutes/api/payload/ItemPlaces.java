package io.qilian.bundles.sensorroutes.api.payload;

import io.qilian.kernel.api.settings.Setting;
import java.util.Objects;
import java.util.Optional;

/** Values that name their own code: a list within a JSON record, or the record itself, as in a CSV file in long form. */
public record ItemPlaces(
        @Setting(en = "Pointer to the list (JSON); the record itself if absent", zh = "列表位置（JSON），缺省为记录本身")
                Optional<String> at,
        @Setting(en = "Place of the code", zh = "编码的位置") String code,
        @Setting(en = "Place of the value", zh = "数值的位置") String value,
        @Setting(en = "Place of the unit, which is a UCUM symbol", zh = "单位的位置（UCUM 符号）") Optional<String> unit) {

    /** Checks that nothing is missing. */
    public ItemPlaces {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
    }

    void check(PlaceRules places) {
        at.ifPresent(places::checkList);
        places.check("items.code", code);
        places.check("items.value", value);
        unit.ifPresent(place -> places.check("items.unit", place));
    }
}
