package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.AliasMove.Kind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code model:promote}, {@code model:rollback}, {@code model:history}. */
class AliasCommandsTest {

    private final Platform platform = new Platform();
    private final KarafConsole console = new KarafConsole(platform);

    @BeforeEach
    void fill() {
        platform.models.add(Samples.model("road-objects", Optional.empty()));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void promotesAVersionAndSaysFromWhich() {
        platform.moves.add(move(Kind.PROMOTE, Optional.of("1.1.0"), "1.2.0"));
        assertThat(console.run("model:promote --reason 'better at night' road-objects:1.2.0"))
                .isEqualTo("road-objects@prod stands for 1.2.0, no longer for 1.1.0.\n");
        assertThat(platform.calls).containsExactly("promote road-objects:1.2.0 prod console better at night");
    }

    @Test
    void promotesToAnotherAlias() {
        platform.moves.add(move(Kind.PROMOTE, Optional.empty(), "1.2.0"));
        assertThat(console.run("model:promote --alias canary road-objects:1.2.0"))
                .isEqualTo("road-objects@prod stands for 1.2.0.\n");
        assertThat(platform.calls).containsExactly("promote road-objects:1.2.0 canary console ");
    }

    @Test
    void takesAnAliasBack() {
        platform.moves.add(move(Kind.ROLLBACK, Optional.of("1.2.0"), "1.1.0"));
        assertThat(console.run("model:rollback road-objects"))
                .isEqualTo("road-objects@prod stands for 1.1.0, no longer for 1.2.0.\n");
        assertThat(platform.calls).containsExactly("rollback road-objects@prod console ");
    }

    @Test
    void tellsHowAliasesWereMoved() {
        platform.moves.add(move(Kind.ROLLBACK, Optional.of("1.2.0"), "1.1.0"));
        assertThat(console.run("model:history --no-format road-objects"))
                .isEqualTo("2026-11-25T12:00:00Z\tprod\tROLLBACK\t1.2.0\t1.1.0\tli\tfewer cars at night\n");
        assertThat(platform.calls).containsExactly("history road-objects");
    }

    @Test
    void saysThatNoAliasWasMoved() {
        assertThat(console.run("model:history road-objects")).contains("No alias of this model was moved");
    }

    private static AliasMove move(Kind kind, Optional<String> from, String to) {
        return new AliasMove(
                7,
                "road-objects",
                "prod",
                kind,
                from,
                to,
                Instant.parse("2026-11-25T12:00:00.5Z"),
                new Change("li", "fewer cars at night"));
    }
}
