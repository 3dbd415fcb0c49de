package io.qilian.bundles.sl651.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sl651.api.Sl651Settings;
import io.qilian.bundles.sl651.api.Sl651Settings.Confirmation;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The protocol as feeds name it, and its settings. */
class Sl651ComponentTest {

    @TempDir
    private Path folder;

    @Test
    void isCalledAsFeedsNameIt() {
        Sl651Component protocol = new Sl651Component();
        assertThat(protocol.name()).isEqualTo("sl651");
        assertThat(protocol.settings()).isEqualTo(Sl651Settings.class);
        protocol.stop();
    }

    @Test
    void hasDefaultsForAllButPortPasswordAndStations() throws IOException {
        Sl651Settings settings = read("port: 8898\npassword: '5A3C'\nstations: ['41230015']\n");
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(settings.confirmation()).isEqualTo(Confirmation.STAY_ONLINE);
        assertThat(settings.askForGaps()).isTrue();
        assertThat(settings.setClock()).isFalse();
        assertThat(settings.longestGap()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.toString()).contains("8898").doesNotContain("5A3C");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "stations: ['41230015'] | password",
                "password: '5A3C' | stations must name the stations",
                "password: '5A3C', stations: ['4123'] | eight or ten hexadecimal digits",
                "password: '5A3', stations: ['41230015'] | password",
                "password: '5A3C', anyStation: true, pot: 1 | pot"
            })
    void refusesSettingsThatCannotBe(String keys, String told) {
        assertThatThrownBy(() -> read("{port: 8898, " + keys + "}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(told);
    }

    private Sl651Settings read(String yaml) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("river.yaml"), yaml))
                .as(Sl651Settings.class);
    }
}
