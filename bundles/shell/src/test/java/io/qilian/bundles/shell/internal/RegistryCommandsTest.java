package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.AliasMove.Kind;
import io.qilian.bundles.modellibrary.api.Registration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code model:register}, {@code versions}, {@code explain}, {@code verify}, {@code export}, {@code bom}, {@code remove}. */
class RegistryCommandsTest {

    private final Platform platform = new Platform();
    private final KarafConsole console = new KarafConsole(platform);

    @BeforeEach
    void fill() {
        platform.models.add(Samples.model("road-objects", Optional.empty()));
        platform.registrations.add(new Registration(
                "road-objects", "1.2.0", "0".repeat(64), "/models/road.onnx", Samples.NOON, new Change("li", "")));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void registersAFileOfTheCurrentFolder() {
        assertThat(console.run("model:register --licence mit --name road-objects --reason 'a try' road.onnx"))
                .isEqualTo("road-objects:1.2.0 is registered. model:promote lets an alias stand for it.\n");
        assertThat(platform.calls.get(0))
                .contains("source=" + Path.of("").toAbsolutePath().resolve("road.onnx"))
                .contains("licence=Optional[mit]", "name=Optional[road-objects]")
                .endsWith("console a try");
    }

    @Test
    void registersAnAddressAsItIs() {
        console.run("model:register --sha256 " + "a".repeat(64) + " https://models.example/road.onnx");
        assertThat(platform.calls.get(0)).contains("source=https://models.example/road.onnx", "digest=Optional[aaaa");
    }

    @Test
    void refusesADigestThatIsNone() {
        assertThatThrownBy(() -> console.run("model:register --sha256 12 road.onnx"))
                .hasMessageContaining("64 hexadecimal digits");
        assertThat(platform.calls).isEmpty();
    }

    @Test
    void listsVersionsWithTheirOrigin() {
        assertThat(console.run("model:versions --no-format road-objects"))
                .isEqualTo("1.2.0\tprod\tLOADED\t2026-07-01T12:00:00Z\tli\t/models/road.onnx\n");
        assertThat(console.run("model:versions nothing")).contains("no version of nothing");
    }

    @Test
    void explainsWhatAnAliasMeansAndWhy() {
        platform.moves.add(new AliasMove(
                1,
                "road-objects",
                "prod",
                Kind.PROMOTE,
                Optional.of("1.1.0"),
                "1.2.0",
                Samples.NOON,
                new Change("wang", "better at night")));
        assertThat(console.run("model:explain road-objects"))
                .contains("road-objects@prod means road-objects:1.2.0.")
                .contains("stands for 1.2.0, no longer for 1.1.0. (wang) better at night")
                .contains("Registered 2026-07-01T12:00:00Z by li from /models/road.onnx")
                .contains("SHA-256: c0ffee")
                .contains("a run takes 9.5 ms");
    }

    @Test
    void tellsWhatHasChanged() {
        assertThat(console.run("model:verify road-objects")).isEqualTo("road-objects@prod is what was registered.\n");
        platform.differences.add("labels.txt is missing");
        assertThatThrownBy(() -> console.run("model:verify road-objects"))
                .hasMessageContaining("labels.txt is missing")
                .hasMessageContaining("fix:");
    }

    @Test
    void printsOrWritesTheBillOfMaterials(@TempDir Path folder) throws IOException {
        assertThat(console.run("model:bom road-objects")).isEqualTo("{}\n");
        Path file = folder.resolve("road.cdx.json");
        assertThat(console.run("model:bom road-objects:1.2.0 " + file)).isEqualTo(file + " is written.\n");
        assertThat(file).hasContent("{}");
        assertThat(platform.calls).containsExactly("bom road-objects@prod", "bom road-objects:1.2.0");
        assertThatThrownBy(() -> console.run("model:bom road-objects " + file))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("does not exist yet");
    }

    @Test
    void exportsAndRemoves() {
        console.run("model:export road-objects:1.2.0 road.zip");
        console.run("model:remove --reason unused road-objects:1.2.0");
        assertThat(platform.calls)
                .containsExactly("export road-objects:1.2.0 road.zip", "remove road-objects:1.2.0 console unused");
    }

    @Test
    void printsADraftAndNothingElse() {
        assertThat(console.run("model:draft road.onnx")).isEqualTo("---\n");
    }

    @Test
    void signsAFolder() {
        assertThat(console.run("model:sign --key lab.key --public lab.pem spots"))
                .endsWith("spots is signed.\n");
        assertThat(platform.calls).containsExactly("sign spots lab.key Optional[lab.pem]");
    }

    @Test
    void tellsWhoSigned() {
        assertThat(console.run("model:info road-objects")).contains("Signed by county-lab");
    }
}
