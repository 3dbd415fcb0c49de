package io.qilian.assembly.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.testkit.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What operators and vendors do with a running platform. The tests follow one another on one installation. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SceneLifecycleIT {

    private static final Pattern OBSERVATIONS = Pattern.compile("\"observations\":(\\d+)");

    private static Installation qilian;

    @BeforeAll
    static void start() throws IOException {
        // Native code has been seen to overflow its stack where the path, and so the command line, is long.
        qilian = Distribution.install("scene-lifecycle/in a folder whose name is as long as real machines have them"
                + "/清河县 Qinghe county/city brain/platform");
        qilian.write("etc/feeds/road.yaml", "source: " + qilian.file("demo/road.mp4") + "\nloop: true\npace: clock\n");
        qilian.writeScene("north", "road");
        qilian.writeScene("south", "road");
        qilian.start();
    }

    @AfterAll
    static void stop() throws IOException {
        qilian.close();
    }

    @Test
    @Order(1)
    void waitsForAScenarioThatIsNotThereYet() {
        assertThat(qilian.get("/api/scenes/north")).contains("\"phase\":\"WAITING\"");
    }

    @Test
    @Order(2)
    void runsWhatIsDroppedIntoTheFolderDeploy() throws IOException {
        qilian.deployTraffic();
        awaitObservations("north", 10);
        awaitObservations("south", 10);
        assertThat(qilian.console("scenario:list")).contains("traffic").doesNotContain("\u001b");
    }

    @Test
    @Order(3)
    void disablesOneSceneAndLeavesTheOther() throws IOException {
        qilian.console("scene:disable north");
        assertThat(qilian.get("/api/scenes/north")).contains("\"phase\":\"DISABLED\"");
        long before = observations("south");
        awaitObservations("south", before + 25);
        assertThat(qilian.get("/api/scenes/north")).contains("\"phase\":\"DISABLED\"");
    }

    @Test
    @Order(4)
    void enablesItAgain() throws IOException {
        qilian.console("scene:enable north");
        awaitObservations("north", 1);
        assertThat(Files.readString(qilian.file("etc/scenes/north.yaml"))).contains("enabled: true");
    }

    @Test
    @Order(5)
    void goesOnWhenTheScenarioIsUpdatedWhileItRuns() throws IOException {
        qilian.console("bundle:update io.qilian.scenarios.traffic " + traffic().toUri());
        awaitObservations("north", 10);
        awaitObservations("south", 10);
        assertThat(qilian.console("scene:list")).doesNotContain("QUARANTINED");
    }

    @Test
    @Order(6)
    void survivesFiftyUpdatesAndRefreshesWhileModelsRun() throws IOException {
        long process = qilian.processId();
        long installed = timesInstalled();
        for (int cycle = 0; cycle < 50; cycle++) {
            qilian.console("bundle:update io.qilian.scenarios.traffic "
                    + traffic().toUri() + "; bundle:refresh io.qilian.scenarios.traffic");
            // The framework refreshes in the background.
            installed += 2;
            long expected = installed;
            Installation.await("the refresh", () -> timesInstalled() >= expected);
            awaitObservations("north", 1);
            awaitObservations("south", 1);
        }
        assertThat(qilian.processId()).isEqualTo(process);
        assertThat(Files.readString(qilian.file("data/log/qilian.log")))
                .doesNotContain("UnsatisfiedLinkError")
                .doesNotContain(" ERROR ");
    }

    @Test
    @Order(7)
    void showsTheAnnotatedPicture() throws IOException {
        Path picture = qilian.file("data/tmp/snapshot.jpg");
        assertThat(qilian.console("feed:snapshot road '" + picture + "'")).isNotBlank();
        assertThat(picture).isNotEmptyFile();
        assertThat(qilian.get("/")).contains("<html");
    }

    @Test
    @Order(7)
    void showsItsFiguresWhileTheyChange() throws IOException {
        Path shown = qilian.file("data/tmp/watched.txt");
        Process watching = new ProcessBuilder("bin/qilian", "console", "scene:watch --plain south")
                .directory(qilian.file("").toFile())
                .redirectOutput(shown.toFile())
                .start();
        try {
            Installation.await("the third table", () -> occurrences(shown, "south (traffic): RUNNING") >= 3);
            assertThat(watching.isAlive()).isTrue();
            assertThat(Files.readString(shown)).contains("captured").doesNotContain("\u001b");
        } finally {
            watching.descendants().forEach(ProcessHandle::destroy);
            watching.destroy();
        }
    }

    private static long occurrences(Path file, String text) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(8)
    void saysWhatToDoAboutAnUnknownScene() {
        assertThatThrownBy(() -> qilian.console("scene:enable nowhere"))
                .hasMessageContaining("nowhere")
                .hasMessageContaining("fix:");
    }

    @Test
    @Order(9)
    void waitsAgainWhenTheScenarioIsTakenAway() throws IOException {
        Files.delete(qilian.file("deploy/traffic.kar"));
        Installation.await(
                "the scene to wait", () -> qilian.get("/api/scenes/north").contains("\"phase\":\"WAITING\""));
    }

    private static Path traffic() {
        return Path.of(
                System.getProperty("qilian.root"),
                "scenarios/traffic/target/io.qilian.scenarios.traffic-" + System.getProperty("qilian.version")
                        + ".jar");
    }

    private static long timesInstalled() {
        return occurrences(qilian.file("data/log/qilian.log"), "Scenario traffic 1.0.0 is installed");
    }

    private static void awaitObservations(String scene, long number) {
        Installation.await(number + " observations of " + scene, () -> observations(scene) >= number);
    }

    private static long observations(String scene) {
        Matcher matcher = OBSERVATIONS.matcher(qilian.get("/api/scenes/" + scene));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
