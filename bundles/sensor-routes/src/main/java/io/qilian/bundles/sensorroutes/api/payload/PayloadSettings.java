package io.qilian.bundles.sensorroutes.api.payload;

import io.qilian.kernel.api.settings.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The part {@code payload:} of a feed's {@code connection:}. A place is where something stands in a record: in JSON a
 * pointer (RFC 6901) from the record, such as {@code /pm25}, or from the document, such as {@code #/station}; in CSV the
 * name of a column, or its number from 1 where there is no header; in NGSI-LD the name of an attribute.
 */
public record PayloadSettings(
        @Setting(en = "How payloads are written: json, ngsi-ld or csv", zh = "报文格式：json、ngsi-ld、csv")
                PayloadForm format,
        @Setting(en = "Which station a record is of", zh = "站点来源") Optional<StationPlace> station,
        @Setting(en = "When a record was measured; when it came if absent", zh = "监测时间，缺省为接收时间")
                Optional<TimePlace> time,
        @Setting(en = "What is read: a place and the code of its value", zh = "取值位置到编码的映射") Map<String, String> values,
        @Setting(en = "Values that name their own code", zh = "自带编码的数值项") Optional<ItemPlaces> items,
        @Setting(en = "What the station says of its values", zh = "数据质量标记") Optional<QualityPlace> quality,
        @Setting(en = "Where the station is", zh = "站点坐标位置") Optional<LocationPlaces> location,
        @Setting(
                        en = "Texts and numbers that stand for no value",
                        zh = "表示缺测的文字或数字",
                        absent = "['', NA, N/A, NaN, 'null', '-']",
                        maximum = 100)
                List<String> missing,
        @Setting(en = "Texts that stand for numbers, such as free: 0", zh = "文字状态到数值的映射") Map<String, Double> states,
        @Setting(en = "What concerns JSON only", zh = "JSON 专用设置") Optional<JsonForm> json,
        @Setting(en = "What concerns CSV only", zh = "CSV 专用设置") Optional<CsvForm> csv,
        @Setting(en = "Largest payload in bytes", zh = "报文最大字节数", absent = "4194304", minimum = 64, maximum = 67108864)
                int maximumBytes) {

    /** Most places of values, and most states. */
    public static final int MAXIMUM_VALUES = 1_000;

    /** Checks what concerns several keys, and copies the collections. */
    public PayloadSettings {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(station, "station");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(quality, "quality");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(json, "json");
        Objects.requireNonNull(csv, "csv");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        states = Map.copyOf(states);
        missing = List.copyOf(missing);
        if (values.size() > MAXIMUM_VALUES || states.size() > MAXIMUM_VALUES) {
            throw new IllegalArgumentException("values and states may have at most " + MAXIMUM_VALUES + " keys each");
        }
        PlaceRules.checkForm(format, json.isPresent(), csv.isPresent());
        PlaceRules.checkValues(format, values, items);
        PlaceRules places = new PlaceRules(format, csv.orElse(CsvForm.STANDARD).header());
        values.keySet().forEach(place -> places.check("values", place));
        station.flatMap(StationPlace::at).ifPresent(place -> places.check("station.at", place));
        time.ifPresent(value -> value.at().forEach(place -> places.check("time.at", place)));
        quality.ifPresent(value -> places.check("quality.at", value.at()));
        location.ifPresent(value -> {
            places.check("location.latitude", value.latitude());
            places.check("location.longitude", value.longitude());
        });
        items.ifPresent(value -> value.check(places));
        json.flatMap(JsonForm::records).ifPresent(place -> places.check("json.records", place));
    }

    /**
     * All places that are named, but for that of lists.
     *
     * @return the places, in no order that means anything; each once
     */
    public List<String> places() {
        Set<String> places = new LinkedHashSet<>(values.keySet());
        station.flatMap(StationPlace::at).ifPresent(places::add);
        time.ifPresent(value -> places.addAll(value.at()));
        quality.ifPresent(value -> places.add(value.at()));
        location.ifPresent(value -> places.addAll(List.of(value.latitude(), value.longitude())));
        items.ifPresent(value -> {
            places.addAll(List.of(value.code(), value.value()));
            value.unit().ifPresent(places::add);
        });
        return List.copyOf(places);
    }
}
