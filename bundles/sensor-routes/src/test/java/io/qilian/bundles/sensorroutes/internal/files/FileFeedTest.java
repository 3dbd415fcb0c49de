package io.qilian.bundles.sensorroutes.internal.files;

import static io.qilian.bundles.sensorroutes.internal.RouteStage.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensorroutes.api.files.FileSettings;
import io.qilian.bundles.sensorroutes.internal.HeldIngest;
import io.qilian.bundles.sensorroutes.internal.RouteStage;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFeedTest {

    private static final String CSV =
            """
            folder: air/in
            interval: 100ms
            stableFor: 200ms
            payload: {format: csv, station: {at: site}, time: {at: [time]}, values: {v: v}}
            """;

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path data;

    private final HeldIngest ingest = new HeldIngest();
    private RouteStage stage;
    private FileProtocol protocol;

    @BeforeEach
    void start() {
        stage = new RouteStage();
        protocol = new FileProtocol(stage.routes::open, data.resolve("sensor-files"), InstantSource.system());
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private SensorConnection open(String yaml) {
        return protocol.open("air", SettingsFile.of("air.yaml", yaml).as(FileSettings.class), ingest);
    }

    private Path folder() throws IOException {
        return Files.createDirectories(data.resolve("sensor-files/air/in"));
    }

    /** Rows of one station, a second apart. */
    private static void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("site,time,v\n");
            for (int row = 0; row < rows; row++) {
                out.write("park," + BEGIN.plusSeconds(row) + "," + row + "\n");
            }
        }
    }

    @Test
    void storesFilesAndMovesThemToDone() throws IOException {
        write(folder().resolve("a.csv"), 3);
        SensorConnection feed = open(CSV);
        write(folder().resolve("b.csv"), 5);
        eventually(folder().resolve("done/b.csv"), done -> assertThat(done).isRegularFile());
        eventually(folder().resolve("done/a.csv"), done -> assertThat(done).isRegularFile());
        assertThat(ingest.stored())
                .hasSize(5)
                .containsEntry(new HeldIngest.Key("park", "v", BEGIN.plusSeconds(4)), 4.0);
        assertThat(ingest.duplicates()).isEqualTo(3);
        assertThat(feed.status().state()).isEqualTo(State.UP);
        assertThat(feed.status().messages()).isEqualTo(8);
    }

    @Test
    void keepsFilesOfOneNameSideBySide() throws IOException {
        open(CSV);
        write(folder().resolve("a.csv"), 1);
        eventually(folder().resolve("done/a.csv"), done -> assertThat(done).isRegularFile());
        write(folder().resolve("a.csv"), 2);
        eventually(folder().resolve("done/a.csv.1"), done -> assertThat(done).isRegularFile());
        assertThat(ingest.size()).isEqualTo(2);
    }

    @Test
    void movesWhatCannotBeReadToFailedWithTheReason() throws IOException {
        open(CSV);
        Files.writeString(folder().resolve("other.csv"), "a,b\n1,2\n");
        Path reason = folder().resolve("failed/other.csv.txt");
        eventually(reason, text -> assertThat(text).content().contains("payload.column", "other.csv"));
        assertThat(folder().resolve("failed/other.csv")).isRegularFile();
        eventually(
                ingest,
                held -> assertThat(held.refusals()).extracting(Problem::code).containsExactly("payload.column"));
    }

    @Test
    void storesTheGoodRowsOfAFileWithBadOnes() throws IOException {
        open(CSV);
        Files.writeString(
                folder().resolve("mixed.csv"), "site,time,v\npark,2026-03-01T00:00:00Z,1\npark,never,2\nshort\n");
        eventually(folder().resolve("done/mixed.csv"), done -> assertThat(done).isRegularFile());
        assertThat(ingest.size()).isEqualTo(1);
        assertThat(ingest.refusals())
                .extracting(Problem::code, Problem::where)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("payload.time", "mixed.csv"),
                        org.assertj.core.groups.Tuple.tuple("payload.columns", "mixed.csv"));
    }

    @Test
    void storesWhatCameBeforeTheBrokenRestOfAFile() throws IOException {
        open(CSV);
        Files.writeString(folder().resolve("broken.csv"), "site,time,v\npark,2026-03-01T00:00:00Z,1\n\"park\"x,1,1\n");
        eventually(
                folder().resolve("failed/broken.csv.txt"),
                text -> assertThat(text).content().contains("payload.syntax"));
        assertThat(ingest.size()).isEqualTo(1);
    }

    @Test
    void leavesUnfinishedFilesAlone() throws IOException {
        open(CSV);
        write(folder().resolve("late.csv.part"), 2);
        write(folder().resolve("a.csv"), 1);
        eventually(folder().resolve("done/a.csv"), done -> assertThat(done).isRegularFile());
        assertThat(folder().resolve("late.csv.part")).isRegularFile();
        Files.move(folder().resolve("late.csv.part"), folder().resolve("late.csv"));
        eventually(folder().resolve("done/late.csv"), done -> assertThat(done).isRegularFile());
        assertThat(ingest.size()).isEqualTo(2);
    }

    @Test
    void waitsForTheFileThatSaysComplete() throws IOException {
        open(CSV + "completeSuffix: .ok\n");
        write(folder().resolve("a.csv"), 1);
        write(folder().resolve("b.csv"), 2);
        Files.createFile(folder().resolve("b.csv.ok"));
        eventually(folder().resolve("done/b.csv"), done -> assertThat(done).isRegularFile());
        eventually(folder().resolve("b.csv.ok"), mark -> assertThat(mark).doesNotExist());
        assertThat(folder().resolve("a.csv")).isRegularFile();
    }

    @Test
    void refusesLinksOutOfTheFolder() throws IOException {
        Path secret = data.resolve("secret.csv");
        write(secret, 3);
        Files.createSymbolicLink(folder().resolve("link.csv"), secret);
        open(CSV);
        eventually(
                folder().resolve("failed/link.csv.txt"),
                text -> assertThat(text).content().contains("file.link"));
        assertThat(ingest.size()).isZero();
        assertThat(secret).isRegularFile();
    }

    @Test
    void refusesFoldersThatAreLinks() throws IOException {
        Path elsewhere = Files.createDirectories(data.resolve("elsewhere"));
        Files.createDirectories(data.resolve("sensor-files"));
        Files.createSymbolicLink(data.resolve("sensor-files/air"), elsewhere);
        SensorConnection feed = open(CSV);
        eventually(feed, opened -> assertThat(opened.status().problem().map(Problem::code))
                .contains("file.folder"));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "/etc", "a/../../b", "", ".", "a//b", "done\u0000"})
    void refusesFoldersElsewhere(String folder) {
        String yaml = CSV.replace("air/in", "\"" + folder.replace("\u0000", "\\0") + "\"");
        assertThatThrownBy(() -> open(yaml)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesAFolderThatAnotherFeedTakes() {
        SensorConnection first = open(CSV);
        FileSettings settings = SettingsFile.of("b.yaml", CSV).as(FileSettings.class);
        assertThatThrownBy(() -> protocol.open("other", settings, ingest))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("file.folder-taken"));
        first.close();
        protocol.open("other", settings, ingest).close();
    }

    @Test
    void readsAgainAfterARestartInTheMiddle() throws IOException {
        write(folder().resolve("long.csv"), 5_000);
        ingest.holdAfter(2_500);
        SensorConnection feed = open(CSV);
        eventually(ingest, held -> assertThat(held.mostHeld()).isEqualTo(1_000));
        long begun = System.nanoTime();
        feed.close();
        assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
        assertThat(folder().resolve("long.csv")).isRegularFile();
        assertThat(folder().resolve("done")).isEmptyDirectory();
        ingest.release();
        open(CSV);
        eventually(folder().resolve("done/long.csv"), done -> assertThat(done).isRegularFile());
        assertThat(ingest.size()).isEqualTo(5_000);
        assertThat(ingest.duplicates()).isBetween(2_500L, 3_500L);
    }

    @Test
    void handsInAgainWhatIsTurnedAway() throws IOException {
        ingest.turnAway(1_500);
        SensorConnection feed = open(CSV);
        write(folder().resolve("a.csv"), 3_000);
        eventually(feed, opened -> assertThat(opened.status().problem().map(Problem::code))
                .contains("sensor.busy"));
        eventually(folder().resolve("done/a.csv"), done -> assertThat(done).isRegularFile());
        assertThat(ingest.size()).isEqualTo(3_000);
        assertThat(ingest.turnedAway()).isEqualTo(1_500);
        assertThat(feed.status().problem()).isEmpty();
    }

    @Test
    void forgetsFilesThatWereStoredLongAgo() throws IOException {
        Path old = Files.createDirectories(folder().resolve("done")).resolve("old.csv");
        Files.writeString(old, "x");
        Files.setLastModifiedTime(
                old, java.nio.file.attribute.FileTime.from(Instant.now().minusSeconds(100)));
        open(CSV + "keep: 50s\n");
        write(folder().resolve("a.csv"), 1);
        eventually(folder().resolve("done/a.csv"), done -> assertThat(done).isRegularFile());
        assertThat(old).doesNotExist();
    }

    /** As much memory as for any other file: a thousand records wait at a time. */
    @Test
    void readsAMillionRows() throws IOException {
        write(folder().resolve("million.csv"), 1_000_000);
        open(CSV);
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(1_000_000));
        eventually(
                folder().resolve("done/million.csv"), done -> assertThat(done).isRegularFile());
        assertThat(ingest.duplicates()).isZero();
    }
}
