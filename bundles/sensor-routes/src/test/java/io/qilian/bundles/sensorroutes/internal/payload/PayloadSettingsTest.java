package io.qilian.bundles.sensorroutes.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensorroutes.api.payload.PayloadForm;
import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsGuide;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadSettingsTest {

    @Test
    void hasDefaults() {
        PayloadSettings settings = Payloads.settings("format: ngsi-ld");
        assertThat(settings.format()).isEqualTo(PayloadForm.NGSI_LD);
        assertThat(settings.missing()).containsExactly("", "NA", "N/A", "NaN", "null", "-");
        assertThat(settings.maximumBytes()).isEqualTo(4 << 20);
        assertThat(settings.json()).isEmpty();
    }

    @Test
    void readsAllKeys() {
        PayloadSettings settings = Payloads.settings(
                """
                format: csv
                station: {at: site, pattern: '([^-]+)-.*'}
                time: {at: [day, hour], form: pattern, pattern: yyyy/M/d H, zone: Asia/Shanghai, interval: end}
                values: {PM2.5: pm25}
                items: {code: name, value: number, unit: unit}
                quality: {at: flag, flags: {N: good, D: bad}}
                location: {latitude: lat, longitude: lon}
                missing: [NA, '-999']
                states: {open: 1}
                csv: {header: true, separator: ';', quote: '', comment: '#', decimal: ',', charset: GBK, skipLines: 2}
                maximumBytes: 1000
                """);
        assertThat(settings.csv().orElseThrow().charset()).isEqualTo("GBK");
        assertThat(settings.csv().orElseThrow().comment()).isEqualTo(Optional.of("#"));
        assertThat(settings.time().orElseThrow().at()).containsExactly("day", "hour");
        assertThat(settings.values()).containsEntry("PM2.5", "pm25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {format: json}                                                       | settings.inconsistent
                    {format: json, values: {pm: a}}                                      | settings.inconsistent
                    {format: json, values: {/pm: ''}}                                    | settings.inconsistent
                    {format: json, values: {/pm~2: a}}                                   | settings.inconsistent
                    {format: json, values: {/pm: a}, csv: {separator: ;}}                | settings.inconsistent
                    {format: json, values: {/pm: a}, time: {at: [/t], form: pattern}}    | settings.inconsistent
                    {format: json, values: {/pm: a}, json: {records: '#/list'}}          | settings.inconsistent
                    {format: json, items: {at: values, code: /n, value: /v}}             | settings.inconsistent
                    {format: json, values: {/pm: a}, valeus: {}}                         | settings.unknown-key
                    {format: json, values: {/pm: a}, station: {fixed: a, at: /b}}        | settings.inconsistent
                    {format: json, values: {/pm: a}, station: {pattern: abc}}            | settings.inconsistent
                    {format: json, values: {/pm: a}, station: {pattern: '(abc'}}         | settings.inconsistent
                    {format: ngsi-ld, values: {a: b}}                                    | settings.inconsistent
                    {format: ngsi-ld, time: {form: pattern, pattern: 'HH:mm'}}           | settings.inconsistent
                    {format: ngsi-ld, time: {form: pattern, pattern: 'bbb'}}             | settings.inconsistent
                    {format: csv, values: {a: b}, csv: {header: false}}                  | settings.inconsistent
                    {format: csv, values: {a: b}, csv: {charset: klingon}}               | settings.inconsistent
                    {format: csv, values: {a: b}, csv: {separator: '"'}}                 | settings.inconsistent
                    {format: csv, items: {at: /a, code: a, value: b}}                    | settings.inconsistent
                    {format: csv, values: {a: b}, quality: {at: q, flags: {}}}           | settings.inconsistent
                    {format: csv, values: {a: b}, quality: {at: q, flags: {N: fine}}}    | settings.type
                    {format: xml}                                                        | settings.type
                    {format: csv, values: {a: b}, maximumBytes: 1}                       | settings.bounds
                    """)
    void refusesWhatCannotWork(String yaml, String code) {
        assertThatThrownBy(() -> Payloads.settings(yaml))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code));
    }

    @Test
    void explainsEachKey() {
        assertThat(SettingsGuide.of(PayloadSettings.class).entries())
                .hasSizeGreaterThan(25)
                .allSatisfy(entry -> assertThat(entry.description().zh()).isNotBlank());
    }
}
