package io.qilian.assembly.democlip.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.assembly.democlip.RoadScript;
import io.qilian.assembly.democlip.body.RoadUser;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.assembly.democlip.space.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficPlannerTest {

    private static final RoadScript DEMO = RoadScript.DEMO;
    private static final double SECONDS = DEMO.format().seconds();
    private static final List<Journey> JOURNEYS =
            TrafficPlanner.plan(DEMO.road(), DEMO.traffic(), SECONDS, DEMO.seed());

    @Test
    void placesAllThatTheDemoWants() {
        Traffic traffic = DEMO.traffic();
        int wanted = traffic.northbound().total()
                + traffic.southbound().total()
                + traffic.stops().size()
                + traffic.walkers();

        assertThat(JOURNEYS).hasSize(wanted);
        assertThat(JOURNEYS.stream().filter(journey -> journey.style().user() == RoadUser.PERSON))
                .hasSize(traffic.walkers());
    }

    @Test
    void letsNobodyTouchAnybody() {
        for (double second = 0; second < SECONDS; second += 0.1) {
            double now = second;
            List<Journey> present =
                    JOURNEYS.stream().filter(journey -> journey.present(now)).toList();
            for (int first = 0; first < present.size(); first++) {
                for (int other = first + 1; other < present.size(); other++) {
                    assertThat(apart(present.get(first), present.get(other), now))
                            .as("journeys %s and %s at %.1f s", present.get(first), present.get(other), now)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void emptiesTheRoadBeforeTheClipEnds() {
        assertThat(JOURNEYS).noneMatch(journey -> journey.present(SECONDS - 0.2));
    }

    @Test
    void beginsWithAnEmptyRoadBeforeTheCamera() {
        assertThat(JOURNEYS)
                .filteredOn(journey -> journey.present(0))
                .allMatch(journey -> journey.pose(0).y() > 60);
    }

    @Test
    void numbersTheJourneysFromOneInOrderOfDeparture() {
        for (int index = 1; index < JOURNEYS.size(); index++) {
            assertThat(JOURNEYS.get(index).id()).isEqualTo(index + 1);
            assertThat(JOURNEYS.get(index).departsSecond())
                    .isGreaterThanOrEqualTo(JOURNEYS.get(index - 1).departsSecond());
        }
    }

    @Test
    void letsFasterVehiclesOvertake() {
        long overtakings = JOURNEYS.stream()
                .filter(slow -> slow.style().user() != RoadUser.PERSON)
                .mapToLong(slow -> JOURNEYS.stream()
                        .filter(fast -> fast.style().user() != RoadUser.PERSON && overtakes(fast, slow))
                        .count())
                .sum();

        assertThat(overtakings).isGreaterThan(3);
    }

    @Test
    void plansTheSameForTheSameSeed() {
        List<Journey> again = TrafficPlanner.plan(DEMO.road(), DEMO.traffic(), SECONDS, DEMO.seed());

        assertThat(again).extracting(Journey::departsSecond).isEqualTo(departures());
    }

    private static List<Double> departures() {
        return JOURNEYS.stream().map(Journey::departsSecond).toList();
    }

    /** Whether one starts behind another on the same way and arrives first. */
    private static boolean overtakes(Journey fast, Journey slow) {
        boolean sameWay = Math.signum(fast.path().at(0).y() - 100)
                == Math.signum(slow.path().at(0).y() - 100);
        return sameWay && fast.departsSecond() > slow.departsSecond() && fast.arrivesSecond() < slow.arrivesSecond();
    }

    /** Whether there is a direction, along or across one of the two, in which they do not overlap. */
    private static boolean apart(Journey one, Journey other, double second) {
        Pose here = one.pose(second);
        Pose there = other.pose(second);
        Vector between = new Vector(there.x() - here.x(), there.y() - here.y(), 0);
        for (double heading : new double[] {here.headingRadians(), there.headingRadians()}) {
            Vector along = new Vector(Math.cos(heading), Math.sin(heading), 0);
            Vector across = new Vector(-along.y(), along.x(), 0);
            for (Vector axis : List.of(along, across)) {
                if (Math.abs(between.dot(axis)) > reach(one, here, axis) + reach(other, there, axis)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double reach(Journey journey, Pose pose, Vector axis) {
        Vector along = new Vector(Math.cos(pose.headingRadians()), Math.sin(pose.headingRadians()), 0);
        Vector across = new Vector(-along.y(), along.x(), 0);
        return Math.abs(along.dot(axis)) * journey.style().lengthMetres() / 2
                + Math.abs(across.dot(axis)) * journey.style().widthMetres() / 2;
    }
}
