package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code event:list} and {@code event:tail}. */
class EventCommandsTest {

    private final Platform platform = new Platform();
    private final KarafConsole console = new KarafConsole(platform);

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void listsTheLatestFiftyEvents() {
        platform.stored.add(Samples.event(41, "gate"));
        assertThat(console.run("event:list"))
                .containsPattern(
                        "41 \\| 2026-07-01T12:00:00Z \\| gate +\\| traffic\\.crossing \\| NEW +\\| track-41 \\|"
                                + " \\{\"line\":\"northbound\"}");
        assertThat(platform.asked).isEqualTo(new EventQuery(Optional.empty(), Optional.empty(), 0, 50, true));
        assertThat(platform.calls).containsExactly("find");
    }

    @Test
    void listsWhatIsAskedFor() {
        console.run("event:list --scene gate --type traffic.flow --limit 7");
        assertThat(platform.asked)
                .isEqualTo(new EventQuery(Optional.of("gate"), Optional.of("traffic.flow"), 0, 7, true));
    }

    @Test
    void saysWhereToLookWhenThereIsNoEvent() {
        assertThat(console.run("event:list")).contains("No event is stored: see scene:list");
    }

    @Test
    void printsAnEventALineAsJson() {
        List<StoredEvent> two = List.of(Samples.event(1, "gate"), Samples.event(2, "gate"));
        platform.stored.addAll(two);
        assertThat(console.run("event:list --json")).isEqualTo(lines(two));
    }

    @Test
    void tailsTheLatestEventsAndThoseThatFollow() {
        platform.stored.add(Samples.event(1, "gate"));
        platform.meanwhile.add(Samples.event(2, "gate"));
        assertThat(console.run("event:tail --for-seconds 1 --lines 3"))
                .isEqualTo(lines(List.of(Samples.event(1, "gate"), Samples.event(2, "gate"))));
        assertThat(platform.asked).isEqualTo(new EventQuery(Optional.empty(), Optional.empty(), 0, 3, true));
        assertThat(platform.followers).isZero();
    }

    @Test
    void tailsEachEventOnceInWhateverOrderScenesStoreThem() {
        platform.stored.add(Samples.event(5, "gate"));
        platform.meanwhile.add(Samples.event(5, "gate"));
        platform.meanwhile.add(Samples.event(7, "gate"));
        platform.meanwhile.add(Samples.event(4, "yard"));
        platform.meanwhile.add(Samples.event(6, "yard"));
        assertThat(console.run("event:tail --for-seconds 1"))
                .isEqualTo(lines(List.of(
                        Samples.event(5, "gate"),
                        Samples.event(7, "gate"),
                        Samples.event(4, "yard"),
                        Samples.event(6, "yard"))));
    }

    @Test
    void tailsOneSceneOnly() {
        platform.meanwhile.add(Samples.event(1, "yard"));
        platform.meanwhile.add(Samples.event(2, "gate"));
        assertThat(console.run("event:tail --for-seconds 1 --scene gate"))
                .isEqualTo(lines(List.of(Samples.event(2, "gate"))));
        assertThat(platform.asked.scene()).hasValue("gate");
    }

    @Test
    void tailsOnlyWhatFollowsWhenNoneOfTheLatestIsWanted() {
        platform.stored.add(Samples.event(1, "gate"));
        assertThat(console.run("event:tail --for-seconds 0 --lines 0")).isEmpty();
        assertThat(platform.calls).containsExactly("follow");
    }

    @Test
    void countsTheEventsThatCameFasterThanTheyCouldBePrinted() {
        LongStream.rangeClosed(1, 10_003)
                .mapToObj(number -> Samples.event(number, "gate"))
                .forEach(platform.meanwhile::add);
        assertThat(console.run("event:tail --for-seconds 1"))
                .contains("# 3 events came faster than they could be printed; see event:list");
    }

    private static String lines(List<StoredEvent> events) {
        StringBuilder lines = new StringBuilder();
        events.forEach(stored -> lines.append(EventJson.write(stored.event())).append('\n'));
        return lines.toString();
    }
}
