package io.qilian.bundles.feeds.internal;

import static io.qilian.bundles.feeds.api.LivenessState.DOWN;
import static io.qilian.bundles.feeds.api.LivenessState.UNKNOWN;
import static io.qilian.bundles.feeds.api.LivenessState.UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;
import io.qilian.bundles.feeds.api.LivenessStatus;
import io.qilian.bundles.feeds.internal.ScriptedCamera.Deed;
import io.qilian.bundles.feeds.internal.ScriptedCamera.Step;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.connection.GateLimits;
import io.qilian.bundles.feeds.internal.liveness.SyntheticScene.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a camera and the four states that it must show, through the reader of the feeds and the real meter. */
class FaultMatrixTest {

    /** Three intervals of ten seconds. */
    private static final int LONGEST_SECONDS = 30;

    private static final int WELL_SECONDS = 45;

    @TempDir
    private Path folder;

    static Stream<Arguments> faults() {
        return Stream.concat(faultsOfTheStream(), faultsOfThePicture());
    }

    private static Stream<Arguments> faultsOfTheStream() {
        return Stream.of(
                fault(
                        "link refused or lost",
                        Step.of(Deed.REFUSES, 30),
                        DOWN,
                        DOWN,
                        UNKNOWN,
                        UNKNOWN,
                        LivenessReason.REFUSED),
                fault(
                        "no answer",
                        Step.of(Deed.ANSWERS_NOT, 30),
                        DOWN,
                        DOWN,
                        UNKNOWN,
                        UNKNOWN,
                        LivenessReason.NO_ANSWER),
                fault("media stall", Step.of(Deed.STALLS, 30), UP, DOWN, UNKNOWN, UNKNOWN, LivenessReason.SILENT),
                fault(
                        "nothing decodes",
                        Step.of(Deed.SENDS_GARBAGE, 30),
                        UP,
                        UP,
                        DOWN,
                        UNKNOWN,
                        LivenessReason.UNDECODABLE),
                fault(
                        "most are damaged",
                        Step.of(Deed.SENDS_DAMAGED, 30),
                        UP,
                        UP,
                        DOWN,
                        UNKNOWN,
                        LivenessReason.DAMAGED));
    }

    private static Stream<Arguments> faultsOfThePicture() {
        return Stream.of(
                useless("frozen", new Step(Deed.SENDS, Fault.NONE, true, 30, 200, 0), LivenessReason.FROZEN),
                useless("black", Step.shows(Fault.BLACK, 30), LivenessReason.BLACK),
                useless("white", Step.shows(Fault.WHITE, 30), LivenessReason.WHITE),
                useless("grey", Step.shows(Fault.GREY, 30), LivenessReason.GREY),
                useless("defocused", Step.shows(Fault.DEFOCUSED, 30), LivenessReason.DEFOCUSED),
                useless("covered", Step.shows(Fault.COVERED, 30), LivenessReason.COVERED),
                useless("moved", Step.shows(Fault.MOVED, 30), LivenessReason.MOVED));
    }

    private static Arguments useless(String name, Step step, LivenessReason reason) {
        return fault(name, step, UP, UP, UP, DOWN, reason);
    }

    private static Arguments fault(
            String name,
            Step step,
            LivenessState link,
            LivenessState media,
            LivenessState decodable,
            LivenessState useful,
            LivenessReason reason) {
        return arguments(
                name,
                step,
                Map.of(
                        LivenessAspect.LINK, link,
                        LivenessAspect.MEDIA, media,
                        LivenessAspect.DECODABLE, decodable,
                        LivenessAspect.USEFUL, useful),
                reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void showsEachFaultInThreeIntervalsAndItsEndToo(
            String name, Step step, Map<LivenessAspect, LivenessState> expected, LivenessReason reason)
            throws Exception {
        ScriptedCamera camera =
                run(List.of(Step.of(Deed.SENDS, WELL_SECONDS), step, Step.of(Deed.SENDS, LONGEST_SECONDS)));
        assertThat(states(camera, WELL_SECONDS)).as("before").allSatisfy((aspect, state) -> assertThat(state)
                .isEqualTo(UP));
        assertThat(states(camera, WELL_SECONDS + LONGEST_SECONDS)).as(name).isEqualTo(expected);
        assertThat(camera.seconds.get(WELL_SECONDS + LONGEST_SECONDS - 1).values())
                .extracting(LivenessStatus::reason)
                .contains(reason);
        assertThat(states(camera, WELL_SECONDS + 2 * LONGEST_SECONDS))
                .as("after")
                .allSatisfy((aspect, state) -> assertThat(state).isEqualTo(UP));
        assertThat(camera.changes)
                .as("one change into and one out of it, and no other")
                .hasSizeLessThanOrEqualTo(4 + 2 * 4);
    }

    static Stream<Arguments> harmless() {
        Step well = Step.of(Deed.SENDS, WELL_SECONDS);
        Step lateFrames = new Step(Deed.SENDS, Fault.NONE, false, 300, 6_000, 3_000);
        Step jitter = new Step(Deed.SENDS, Fault.NONE, false, 200, 20, 4_000);
        return Stream.of(
                arguments("late frames", List.of(well, lateFrames)),
                arguments("jitter", List.of(well, jitter)),
                arguments("rain", List.of(well, Step.shows(Fault.RAIN, 100))),
                arguments("a cloud", List.of(well, Step.shows(Fault.DIM, 60), well)),
                arguments("night", List.of(Step.shows(Fault.NIGHT, 150))),
                arguments("headlights", List.of(Step.shows(Fault.NIGHT, 60), Step.shows(Fault.HEADLIGHTS, 100))),
                arguments("forty-four short outages", outages()));
    }

    /** Lost and found again before anyone would call it offline, as often as cameras flapped in the field. */
    private static List<Step> outages() {
        Random random = new Random(44);
        List<Step> script = new ArrayList<>(List.of(Step.of(Deed.SENDS, WELL_SECONDS)));
        for (int outage = 0; outage < 44; outage++) {
            Deed deed = outage % 2 == 0 ? Deed.REFUSES : Deed.STALLS;
            script.add(Step.of(deed, 1 + random.nextInt(3)));
            script.add(Step.of(Deed.SENDS, 8 + random.nextInt(8)));
        }
        return script;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void callsNothingDownThatIsOnlySlowOrDark(String name, List<Step> script) throws Exception {
        ScriptedCamera camera = run(script);
        assertThat(camera.seconds).as(name).hasSizeGreaterThan(WELL_SECONDS).allSatisfy(second -> assertThat(
                        second.values())
                .extracting(LivenessStatus::state)
                .doesNotContain(DOWN));
        assertThat(states(camera, camera.seconds.size()))
                .allSatisfy((aspect, state) -> assertThat(state).isEqualTo(UP));
        assertThat(camera.changes).as("nothing flaps").hasSize(LivenessAspect.values().length);
    }

    private static Map<LivenessAspect, LivenessState> states(ScriptedCamera camera, int second) {
        Map<LivenessAspect, LivenessState> states = new EnumMap<>(LivenessAspect.class);
        camera.seconds.get(second - 1).forEach((aspect, status) -> states.put(aspect, status.state()));
        return states;
    }

    private ScriptedCamera run(List<Step> script) throws Exception {
        ScriptedCamera camera = new ScriptedCamera(script);
        Files.writeString(
                folder.resolve(ScriptedCamera.FEED + ".yaml"),
                "source: rtsp://127.0.0.1/stream\nreconnectAfter: 100ms\nreconnectAtMost: 100ms\n");
        GateLimits fast = new GateLimits(16, 4, 1000, 3, Duration.ofSeconds(5), Duration.ofSeconds(60));
        try (Connector connector = new Connector(camera, new ConnectionGate(fast, System::nanoTime));
                FolderFeeds feeds = new FolderFeeds(
                        new FeedFolder(folder),
                        new FeedTools(camera, connector, camera.clock, new Random(1), camera.monitors));
                FrameSubscription subscription = feeds.subscribe(ScriptedCamera.FEED, frame -> {})) {
            assertThat(camera.ended().await(60, TimeUnit.SECONDS)).isTrue();
        }
        return camera;
    }
}
