package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.scenes.api.ScenePhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that are offered while a command is typed. */
class CompletersTest {

    private final Platform platform = new Platform();
    private final KarafConsole console = new KarafConsole(platform);

    static Stream<Completer> withoutService() {
        return Stream.of(
                new AliasCompleter(),
                new FeedCompleter(),
                new ModelCompleter(),
                new SceneCompleter(),
                new ScenarioCompleter());
    }

    @BeforeEach
    void fill() {
        platform.scenes.add(Samples.scene("north", ScenePhase.RUNNING, Optional.empty()));
        platform.scenes.add(Samples.scene("south", ScenePhase.RUNNING, Optional.empty()));
        platform.scenarios.add(Samples.scenario("traffic"));
        platform.feeds.add(Samples.unopened("road"));
        platform.models.add(Samples.model("road-objects", Optional.empty()));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void offersTheNamesThatAreThere() {
        assertThat(offered(SceneCompleter.class, "")).containsExactly("north ", "south ");
        assertThat(offered(SceneCompleter.class, "no")).containsExactly("north ");
        assertThat(offered(ScenarioCompleter.class, "")).containsExactly("traffic ");
        assertThat(offered(FeedCompleter.class, "")).containsExactly("road ");
        assertThat(offered(ModelCompleter.class, "r")).containsExactly("road-objects:1.2.0 ");
        assertThat(offered(AliasCompleter.class, "r")).containsExactly("road-objects@prod ");
    }

    @Test
    void offersWhatHasComeSince() {
        platform.feeds.add(Samples.unopened("gate"));
        assertThat(offered(FeedCompleter.class, "g")).containsExactly("gate ");
    }

    @ParameterizedTest
    @MethodSource("withoutService")
    void offersNothingWhenTheServiceIsGone(Completer completer) {
        assertThat(offered(completer, "")).isEmpty();
    }

    @Test
    void offersNothingWhenTheServiceFails() {
        platform.broken = true;
        assertThat(offered(SceneCompleter.class, "")).isEmpty();
        assertThat(offered(ScenarioCompleter.class, "")).isEmpty();
        assertThat(offered(FeedCompleter.class, "")).isEmpty();
        assertThat(offered(ModelCompleter.class, "")).isEmpty();
        assertThat(offered(AliasCompleter.class, "")).isEmpty();
    }

    private List<String> offered(Class<? extends Completer> type, String begun) {
        return offered(console.session().getRegistry().getService(type), begun);
    }

    private List<String> offered(Completer completer, String begun) {
        List<String> candidates = new ArrayList<>();
        completer.complete(console.session(), new ArgumentCommandLine(begun, begun.length()), candidates);
        return candidates;
    }
}
