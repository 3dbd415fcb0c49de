package io.qilian.kernel.settings.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One value is changed, and nothing else of the file. */
class SettingsFileEditTest {

    @Test
    void keepsCommentsOrderAndLineEnds() {
        String text = "# east gate\r\nscenario: traffic   # counts\r\n\r\nenabled: true  # until May\r\nfeeds: [a]\r\n";
        assertThat(changed(text)).isEqualTo(text.replace("enabled: true", "enabled: false"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "enabled: true,                            enabled: false",
                "enabled:   'true',                        enabled:   false",
                "enabled : true,                           enabled : false",
                "\"enabled\": true,                        \"enabled\": false",
                "enabled: !!bool true,                     enabled: false",
                "enabled:,                                 enabled: false",
                "enabled:   # later,                       enabled: false   # later",
                "enabled:\\n  true,                        enabled:\\n  false",
                "`{a: 1, enabled: true}`,                  `{a: 1, enabled: false}`",
                "---\\nenabled: true,                      ---\\nenabled: false",
                "%YAML 1.2\\n---\\nenabled: true,          %YAML 1.2\\n---\\nenabled: false",
                "\\uFEFFenabled: true,                     \\uFEFFenabled: false",
                "😀: 1\\nenabled: true,                    😀: 1\\nenabled: false",
                "a: {enabled: true}\\nenabled: true,       a: {enabled: true}\\nenabled: false",
                "a: |\\n  enabled: true\\nenabled: true,   a: |\\n  enabled: true\\nenabled: false",
            })
    void replacesTheValueHoweverItIsWritten(String before, String after) {
        assertThat(changed(lines(before))).isEqualTo(lines(after));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a: 1,                  enabled: false\\na: 1",
                "# why\\na: 1,          # why\\nenabled: false\\na: 1",
                "---\\na: 1,            ---\\nenabled: false\\na: 1",
                "`  a: 1\\n  b: 2`,     `  enabled: false\\n  a: 1\\n  b: 2`",
                "{a: 1},                `{enabled: false, a: 1}`",
                "# nothing yet,         enabled: false\\n# nothing yet",
            })
    void putsAMissingKeyInFrontOfTheOthers(String before, String after) {
        assertThat(changed(lines(before))).isEqualTo(lines(after));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x true\nenabled: *x\n",
                "enabled: &x true\nb: *x\n",
                "enabled: [a, b]\n- c\n",
                "- a\n",
                "enabled: [\n",
                "{}"
            })
    void refusesWhatItCannotChangeAlone(String text) {
        assertThatThrownBy(() -> changed(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("scene.yaml");
    }

    private static String changed(String text) {
        return SettingsFile.of("scene.yaml", text).with("enabled", "false").document();
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n").replace("\\uFEFF", "\uFEFF");
    }
}
