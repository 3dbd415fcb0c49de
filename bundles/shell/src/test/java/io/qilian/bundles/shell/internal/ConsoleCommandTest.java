package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.scenes.api.ScenePhase;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in common to all commands: people at a terminal see bold and colours, everyone else plain text. */
class ConsoleCommandTest {

    private static final String ESCAPE = "\u001b";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";

    private final Platform platform = new Platform();
    private final KarafConsole console = new KarafConsole(platform);

    @BeforeEach
    void fill() {
        platform.scenes.add(Samples.scene("gate", ScenePhase.RUNNING, Optional.empty()));
        platform.scenarios.add(Samples.scenario("traffic"));
        platform.feeds.add(Samples.feed("gate", Optional.of(Samples.UNREACHABLE)));
        platform.models.add(Samples.model("road-objects", Optional.empty()));
        platform.stored.add(Samples.event(1, "gate"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scenario:list",
                "scenario:info traffic",
                "scene:list",
                "scene:info gate",
                "scene:watch --times 1 gate",
                "feed:list",
                "feed:info gate",
                "model:list",
                "model:info road-objects",
                "event:list",
                "event:tail --for-seconds 0"
            })
    void printsNoEscapesWithoutATerminal(String line) {
        assertThat(console.run(line)).isNotBlank().doesNotContain(ESCAPE);
        assertThat(console.runOnTerminal("dumb", line)).isNotBlank().doesNotContain(ESCAPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scenario:list",
                "scenario:info traffic",
                "scene:list",
                "scene:info gate",
                "feed:list",
                "model:list",
                "event:list"
            })
    void printsTablesWithBoldNamesOnATerminal(String line) {
        assertThat(console.runOnTerminal("xterm", line)).contains(BOLD);
    }

    @Test
    void printsNoEscapesIntoAPipeOfATerminal() {
        assertThat(console.runOnTerminal("xterm", "scene:list | test:cat"))
                .contains("gate")
                .doesNotContain(BOLD);
    }

    @Test
    void printsNoEscapesForScripts() {
        assertThat(console.runOnTerminal("xterm", "scene:list --no-format"))
                .contains("gate\ttraffic")
                .doesNotContain(BOLD);
    }

    @Test
    void tellsWhatIsRefusedInPlainTextWithoutATerminal() {
        assertThat(console.refused("scene:info nowhere"))
                .isEqualTo(Named.unknown("nowhere").message() + "\n");
    }

    @Test
    void tellsWhatIsRefusedInRedOnATerminal() {
        assertThat(console.refusedOnTerminal("scene:info nowhere"))
                .contains(RED + Named.unknown("nowhere").message());
    }

    @Test
    void tellsWhatAnArgumentShouldHaveBeen() {
        assertThat(console.refused("event:list --limit 0")).isEqualTo("limit: expected 1 to 10000, got 0\n");
        assertThat(console.refused("model:info 'Not A Name'"))
                .startsWith("model reference: expected NAME, NAME@ALIAS or NAME:MAJOR.MINOR.PATCH")
                .doesNotContain("\tat ");
    }
}
