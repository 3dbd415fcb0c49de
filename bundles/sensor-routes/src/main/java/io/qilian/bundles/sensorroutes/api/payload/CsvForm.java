package io.qilian.bundles.sensorroutes.api.payload;

import io.qilian.kernel.api.settings.Setting;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;

/** How a CSV payload is written. */
public record CsvForm(
        @Setting(en = "Whether the first line names the columns", zh = "首行是否为表头", absent = "true") boolean header,
        @Setting(en = "What separates columns", zh = "列分隔符", absent = "','", minimum = 1, maximum = 1) String separator,
        @Setting(en = "What encloses a text; none if empty", zh = "引号，空为无", absent = "'\"'", maximum = 1) String quote,
        @Setting(en = "What begins a line of comment", zh = "注释行首字符", minimum = 1, maximum = 1)
                Optional<String> comment,
        @Setting(en = "Decimal sign", zh = "小数点", absent = "'.'", pattern = "[.,]") String decimal,
        @Setting(en = "Charset, such as UTF-8 or GBK", zh = "字符集，如 UTF-8、GBK", absent = "UTF-8") String charset,
        @Setting(
                        en = "Lines before the header that are passed over",
                        zh = "表头前跳过的行数",
                        absent = "0",
                        minimum = 0,
                        maximum = 1000)
                int skipLines) {

    /** RFC 4180 in UTF-8. */
    public static final CsvForm STANDARD = new CsvForm(true, ",", "\"", Optional.empty(), ".", "UTF-8", 0);

    /** Checks what concerns several keys. */
    public CsvForm {
        Objects.requireNonNull(separator, "separator");
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(comment, "comment");
        if (separator.isEmpty()
                || "\r\n".contains(separator)
                || separator.equals(quote)
                || comment.equals(Optional.of(separator))
                || comment.equals(Optional.of(quote))) {
            throw new IllegalArgumentException(
                    "csv.separator, quote and comment must be different signs, not ends of lines");
        }
        try {
            if (!Charset.forName(charset).canEncode()) {
                throw new IllegalArgumentException("csv.charset only guesses: " + charset);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("csv.charset is none that is known here: " + charset, e);
        }
    }
}
