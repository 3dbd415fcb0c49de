package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code model:list}, {@code model:info}, {@code scenario:list}, {@code scenario:info}. */
class LibraryCommandsTest {

    private final Platform platform = new Platform();
    private final KarafConsole console = new KarafConsole(platform);

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void listsEachModelOnALineWithTheReasonWhyOneIsRefused() {
        Problem damaged =
                Problem.of("model.damaged", ProblemKind.INPUT, "The file is cut off", "old", "Copy the model again");
        platform.models.add(Samples.model("road-objects", Optional.empty()));
        platform.models.add(Samples.model("old", Optional.of(damaged)));
        assertThat(console.run("model:list").lines())
                .hasSize(4)
                .anyMatch(line -> line.matches("road-objects \\| 1\\.2\\.0 +\\| prod +\\| LOADED +\\| +2 \\| *"))
                .anyMatch(line -> line.matches("old +\\| .* REFUSED .*\\| The file is cut off"));
        assertThat(platform.calls).containsExactly("models");
    }

    @Test
    void saysWhereToPutTheFirstModel() {
        assertThat(console.run("model:list"))
                .contains("No model is in the library: put a folder NAME/VERSION into models.");
    }

    @Test
    void showsTheCardOfAModel() {
        platform.models.add(Samples.model("road-objects", Optional.empty()));
        assertThat(console.run("model:info road-objects"))
                .isEqualTo(
                        """
                        road-objects:1.2.0 LOADED [prod]
                        Licence: Apache-2.0
                        Signed by county-lab
                        Folder: models/road-objects/1.2.0
                        SHA-256: c0ffee
                        Decoder: anchor-free boxes
                        Input: RGB picture of 640x640
                        Labels: car, bus
                        Users: 2
                        Trial: loaded in 78.5 ms, a run takes 9.5 ms on one thread, 81 MiB at most
                        Metrics:
                          mAP50, county roads: 0.81
                        """);
        assertThat(platform.calls).containsExactly("model road-objects@prod");
    }

    @Test
    void takesAModelByVersionOrAlias() {
        platform.models.add(Samples.model("road-objects", Optional.empty()));
        console.run("model:info road-objects:1.2.0");
        console.run("model:info road-objects@next");
        assertThat(platform.calls).containsExactly("model road-objects:1.2.0", "model road-objects@next");
    }

    @Test
    void listsEachScenarioOnALine() {
        platform.scenarios.add(Samples.scenario("traffic"));
        assertThat(console.run("scenario:list").lines())
                .hasSize(3)
                .anyMatch(line -> line.matches("traffic \\| 1\\.0\\.0 +\\| Traffic \\| +1"));
        assertThat(platform.calls).containsExactly("scenarios");
    }

    @Test
    void saysHowToInstallTheFirstScenario() {
        assertThat(console.run("scenario:list"))
                .contains("No scenario is installed: put a vendor's bundle or KAR into the folder deploy.");
    }

    @Test
    void showsWhatAScenarioDeclaresAndWhatMayBeSet() {
        platform.scenarios.add(Samples.scenario("traffic"));
        assertThat(console.run("scenario:info traffic"))
                .startsWith("traffic 1.0.0: Traffic\nCounts vehicles\n\nScenes: gate\n")
                .contains("vehicles: road-objects@prod, FRAMES, [car]")
                .contains("traffic.crossing: A vehicle crosses a line")
                .containsPattern("line +\\| a text \\| none +\\| Counting line");
        assertThat(platform.calls).containsExactly("scenario traffic");
    }
}
