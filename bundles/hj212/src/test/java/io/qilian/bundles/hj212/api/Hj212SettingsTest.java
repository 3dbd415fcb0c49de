package io.qilian.bundles.hj212.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hj212SettingsTest {

    @TempDir
    private Path folder;

    private Hj212Settings read(String... lines) throws IOException {
        Path file = folder.resolve("air.yaml");
        Files.write(file, List.of(lines));
        return SettingsFile.read(file).as(Hj212Settings.class);
    }

    @Test
    void portAndPasswordAreEnough() throws IOException {
        assertThat(read("port: 9212", "password: '123456'")).isEqualTo(Hj212Settings.of(9212, "123456"));
    }

    @Test
    void readsWhatTheFileSays() throws IOException {
        Hj212Settings settings = read(
                "port: 9212",
                "password: '123456'",
                "passwords: {QL2: own}",
                "devices: [QL1, QL2]",
                "allowFrom: [10.1.0.0/16]",
                "zone: Asia/Urumqi",
                "minuteInterval: 5m",
                "askBackAtStart: 2h",
                "setClocks: true");
        assertThat(settings.passwords()).isEqualTo(Map.of("QL2", "own"));
        assertThat(settings.devices()).containsExactly("QL1", "QL2");
        assertThat(settings.allowFrom()).containsExactly("10.1.0.0/16");
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Urumqi"));
        assertThat(settings.minuteInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.askBackAtStart()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.setClocks()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "password: 'a;b', password",
        "port: 70000, port",
        "'passwords: {QL2: \"a=b\"}', The password of QL2 has the wrong form",
        "askBackAtStart: 2d, askBackAtStart must not be more than askBack"
    })
    void refusesWhatCannotBe(String line, String told) {
        String port = line.startsWith("port") ? "" : "port: 9212";
        String password = line.startsWith("password:") ? "" : "password: '123456'";
        assertThatThrownBy(() -> read(port, password, line)).hasMessageContaining(told);
    }
}
