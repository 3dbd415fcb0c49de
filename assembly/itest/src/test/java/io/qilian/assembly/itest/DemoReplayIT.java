package io.qilian.assembly.itest;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.assembly.democlip.RoadClip;
import io.qilian.assembly.democlip.RoadScript;
import io.qilian.assembly.democlip.truth.ClipTruth;
import io.qilian.assembly.democlip.truth.Crossing;
import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.testkit.Installation;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo's video, analysed frame by frame by the shipped model on the real distribution, against its truth. */
class DemoReplayIT {

    private static final ClipTruth TRUTH = new RoadClip(RoadScript.DEMO).truth();
    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");

    private static Installation qilian;
    private static List<String> lines;

    @BeforeAll
    static void replay() throws IOException {
        qilian = Distribution.install("demo-replay");
        qilian.addReplay("fastest");
        qilian.deployTraffic();
        qilian.start();
        Replay.awaitEnd(qilian);
        lines = qilian.eventLines("replay");
    }

    @AfterAll
    static void stop() throws IOException {
        qilian.close();
    }

    @Test
    void countsEveryCrossingOnceAndNothingElse() {
        Map<String, Long> expected = countBy(TRUTH.crossings(), Crossing::line);
        Map<String, Long> counted = countBy(events("traffic.crossing"), event -> text(event, "line"));
        assertThat(counted).isEqualTo(expected);
        assertThat(events("traffic.crossing"))
                .allSatisfy(event -> assertThat(text(event, "direction")).isEqualTo("forward"));
    }

    @Test
    void tellsTheClassOfEachVehicle() {
        Map<String, Long> expected =
                countBy(TRUTH.crossings(), crossing -> label(crossing.user().label()));
        Map<String, Long> counted = countBy(events("traffic.crossing"), event -> text(event, "label"));
        assertThat(counted).isEqualTo(expected);
    }

    @Test
    void measuresSpeedsWithinFivePercentOnTheWhole() {
        for (String line : List.of("northbound", "southbound")) {
            double expected = TRUTH.crossings().stream()
                    .filter(crossing -> crossing.line().equals(line))
                    .mapToDouble(Crossing::kilometresPerHour)
                    .average()
                    .orElseThrow();
            double measured = events("traffic.crossing").stream()
                    .filter(event -> text(event, "line").equals(line))
                    .filter(event -> event.attributes().containsKey("speedKmh"))
                    .mapToDouble(event -> number(event, "speedKmh"))
                    .average()
                    .orElseThrow();
            assertThat(measured).as(line).isBetween(0.95 * expected, 1.05 * expected);
        }
    }

    @Test
    void findsTheVehicleThatStands() {
        var stop = TRUTH.stops().get(0);
        List<Event> told = events("traffic.stopped");
        assertThat(told).extracting(Event::phase).containsExactly(EventPhase.NEW, EventPhase.END);
        Duration tolerance = Duration.ofSeconds(2);
        assertThat(Duration.between(moment(stop.beginSecond()), told.get(0).startedAt())
                        .abs())
                .isLessThan(tolerance);
        assertThat(Duration.between(
                                moment(stop.endSecond()), told.get(1).endedAt().orElseThrow())
                        .abs())
                .isLessThan(tolerance);
    }

    @Test
    void tellsHowMuchOfEachIntervalWasSeen() {
        List<Event> flows = events("traffic.flow");
        assertThat(flows).hasSize(3 * TRUTH.lines().size());
        assertThat(flows.subList(0, 4))
                .allSatisfy(flow -> assertThat(number(flow, "coverage")).isGreaterThan(0.99));
        assertThat(flows.subList(4, 6))
                .allSatisfy(flow -> assertThat(number(flow, "coverage")).isBetween(0.18, 0.21));
    }

    @Test
    void tellsTheSameBytesWhenAnalysedAgain() throws IOException {
        try (Installation other = Distribution.install("demo-again")) {
            other.addReplay("fastest");
            other.deployTraffic();
            other.start();
            Replay.awaitEnd(other);
            assertThat(other.eventLines("replay")).isEqualTo(lines);
        }
    }

    @Test
    void countsExactlyAfterThePowerWasCut() throws IOException {
        try (Installation other = Distribution.install("demo-power-cut")) {
            other.addReplay("clock");
            other.deployTraffic();
            other.start();
            Installation.await("ten events", () -> other.eventLines("replay").size() >= 10);
            other.kill();
            other.addReplay("fastest");
            other.start();
            Replay.awaitEnd(other);
            assertThat(other.eventLines("replay")).isEqualTo(lines);
        }
    }

    private static List<Event> events(String type) {
        return lines.stream()
                .map(EventJson::read)
                .filter(event -> event.type().equals(type))
                .toList();
    }

    private static <T> Map<String, Long> countBy(List<T> items, Function<T, String> name) {
        return items.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    }

    private static String label(String user) {
        return user.equals("van") ? "car" : user;
    }

    private static String text(Event event, String attribute) {
        return ((Value.Text) event.attributes().get(attribute)).text();
    }

    private static double number(Event event, String attribute) {
        BigDecimal value = ((Value.Decimal) event.attributes().get(attribute)).number();
        return value.doubleValue();
    }

    private static Instant moment(double second) {
        return BEGIN.plusNanos(Math.round(second * 1e9));
    }
}
