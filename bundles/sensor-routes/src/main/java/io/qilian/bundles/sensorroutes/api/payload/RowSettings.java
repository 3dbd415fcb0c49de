package io.qilian.bundles.sensorroutes.api.payload;

import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How rows of a query are read. A place is the name of a column, in any case. */
public record RowSettings(
        @Setting(en = "Which station a row is of; the feed's name if absent", zh = "站点来源，缺省为数据源名称")
                Optional<StationPlace> station,
        @Setting(en = "When a row was measured; when it was read if absent", zh = "监测时间，缺省为读取时间")
                Optional<TimePlace> time,
        @Setting(en = "What is read: a column and the code of its value", zh = "列到编码的映射") Map<String, String> values,
        @Setting(en = "Values that name their own code", zh = "自带编码的数值项") Optional<ItemPlaces> items,
        @Setting(en = "What the station says of its values", zh = "数据质量标记") Optional<QualityPlace> quality,
        @Setting(en = "Where the station is", zh = "站点坐标位置") Optional<LocationPlaces> location,
        @Setting(
                        en = "Texts and numbers that stand for no value",
                        zh = "表示缺测的文字或数字",
                        absent = "['', NA, N/A, NaN, 'null', '-']",
                        maximum = 100)
                List<String> missing,
        @Setting(en = "Texts that stand for numbers, such as free: 0", zh = "文字状态到数值的映射") Map<String, Double> states) {

    /** Checks what concerns several keys. */
    public RowSettings {
        new PayloadSettings(
                PayloadForm.CSV,
                station,
                time,
                values,
                items,
                quality,
                location,
                missing,
                states,
                Optional.empty(),
                Optional.empty(),
                LARGEST_ROW);
        values = Map.copyOf(values);
        missing = List.copyOf(missing);
        states = Map.copyOf(states);
    }

    private static final int LARGEST_ROW = 1 << 20;

    /**
     * The same as settings of a payload of columns.
     *
     * @return the settings
     */
    public PayloadSettings payload() {
        return new PayloadSettings(
                PayloadForm.CSV,
                station,
                time,
                values,
                items,
                quality,
                location,
                missing,
                states,
                Optional.empty(),
                Optional.empty(),
                LARGEST_ROW);
    }
}
