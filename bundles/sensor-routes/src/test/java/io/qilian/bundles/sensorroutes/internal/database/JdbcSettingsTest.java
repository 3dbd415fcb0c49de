package io.qilian.bundles.sensorroutes.internal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensorroutes.api.database.JdbcSettings;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcSettingsTest {

    private static final String RIGHT =
            """
            url: jdbc:postgresql://db.example.org/city?sslmode=verify-full
            user: reader
            password: very-secret
            query: "select id, changed::date, ':since' from t where changed > :since and x < :sinceever and :since < now()"
            watermark: changed
            start: 2026-01-01T00:00:00Z
            rows: {values: {id: id}}
            """;

    private static JdbcSettings read(String yaml) {
        return SettingsFile.of("air.yaml", yaml).as(JdbcSettings.class);
    }

    @Test
    void putsMarksInThePlaceOfTheWatermark() {
        JdbcSettings settings = read(RIGHT.replace("':since'", "'since'"));
        assertThat(settings.preparedQuery())
                .isEqualTo(
                        "select id, changed::date, 'since' from t where changed > ? and x < :sinceever and ? < now()");
        assertThat(settings.marks()).isEqualTo(2);
    }

    @Test
    void hidesThePassword() {
        assertThat(read(RIGHT).toString()).doesNotContain("very-secret").doesNotContain("sslmode");
        assertThat(read(RIGHT).shownUrl()).isEqualTo("jdbc:postgresql://db.example.org/city");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://a/b",
                "jdbc:h2:mem:a;INIT=RUNSCRIPT FROM 'x'",
                "jdbc:h2:file:./a;TRACE_LEVEL_FILE=3",
                "jdbc:postgresql://a/b?socketFactory=java.net.URL",
                "jdbc:postgresql://a/b?ssl=true&sslfactory=x.Y",
                "jdbc:postgresql://a/b?password=x",
                "jdbc:postgresql://a/b?loggerFile=/tmp/x"
            })
    void refusesAddressesThatDoMoreThanConnect(String url) {
        assertThatThrownBy(() -> read(RIGHT.replaceFirst("url: .*", "url: \"" + url + "\"")))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from t where a > :since", "select 1 from t where true", "update t set a = :since"})
    void refusesOtherQueries(String query) {
        assertThatThrownBy(() -> read(RIGHT.replaceFirst("query: .*", "query: " + query)))
                .isInstanceOf(ProblemException.class);
    }
}
