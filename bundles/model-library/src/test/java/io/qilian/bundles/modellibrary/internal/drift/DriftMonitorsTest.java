package io.qilian.bundles.modellibrary.internal.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.feeds.api.PicturePixels;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.bundles.modellibrary.api.DriftState;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.alias.AliasJournal;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Monitors with a database and a folder for pictures. */
class DriftMonitorsTest {

    private static final ModelReference MODEL = ModelReference.parse("road-objects");
    private static final FeedRun RUN = new FeedRun("00000000000000aa", false);
    private static final Change LI = new Change("li", "the camera was moved");
    private static final int WINDOW = 25;

    @TempDir
    private Path folder;

    private final ManualClock clock = ManualClock.at("2026-07-01T12:00:00Z");
    private final Picture light = Models.MEDIA.readPicture(Models.plain(0xc0c0c0));
    private final Picture dark = Models.MEDIA.readPicture(Models.plain(0x101010));
    private JdbcConnectionPool pool;
    private Jdbi database;
    private DriftMonitors monitors;

    @BeforeEach
    void start() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("store"), "sa", "");
        database = new MigratingStore(pool).open("models", AliasJournal.class.getClassLoader());
        monitors = monitors();
    }

    private DriftMonitors monitors() {
        return new DriftMonitors(
                new DriftSettings(0.25, 1, WINDOW),
                database,
                new DriftMonitors.PictureStore(folder.resolve("pictures"), Models.MEDIA),
                Runnable::run,
                clock);
    }

    @AfterEach
    void stop() {
        light.close();
        dark.close();
        pool.dispose();
    }

    @Test
    void writesAnAlarmDownWithTheFrameThatRaisedIt() {
        drift("gate", "1.0.0");
        List<DriftAlarm> alarms = monitors.alarms(MODEL);
        assertThat(alarms).extracting(alarm -> alarm.finding().quantity()).contains(DriftQuantity.BRIGHTNESS);
        assertThat(alarms).allSatisfy(alarm -> {
            assertThat(alarm.feed()).isEqualTo("gate");
            assertThat(alarm.version()).isEqualTo("1.0.0");
            assertThat(alarm.endedAt()).isEmpty();
            assertThat(alarm.picture()).isTrue();
        });
        byte[] jpeg = monitors.picture(MODEL, alarms.get(0).id()).orElseThrow();
        try (Picture picture = Models.MEDIA.readPicture(jpeg)) {
            assertThat(picture.width()).isEqualTo(64);
            assertThat(picture.height()).isEqualTo(48);
        }
        assertThat(monitors.picture(
                        ModelReference.parse("another"), alarms.get(0).id()))
                .isEmpty();
        assertThat(monitors.picture(MODEL, 4711)).isEmpty();
    }

    @Test
    void writesTheEndOfAnAlarmDown() {
        drift("gate", "1.0.0");
        show("gate", "1.0.0", light, AlarmLatch.CALM_WINDOWS + 1);
        assertThat(monitors.alarms(MODEL)).isNotEmpty().allSatisfy(alarm -> assertThat(alarm.endedAt())
                .isPresent());
    }

    @Test
    void eachFeedAndEachVersionHasABaselineOfItsOwn() {
        learn("gate", "1.0.0", light);
        learn("yard", "1.0.0", dark);
        learn("gate", "1.1.0", dark);
        assertThat(monitors.alarms(MODEL)).isEmpty();
        assertThat(monitors.states())
                .extracting(state -> state.feed() + " " + state.version() + " " + state.state())
                .containsExactly("gate 1.0.0 WATCHING", "gate 1.1.0 WATCHING", "yard 1.0.0 WATCHING");
    }

    @Test
    void goesOnAfterARestart() {
        drift("gate", "1.0.0");
        int alarms = monitors.alarms(MODEL).size();
        monitors.save();
        monitors = monitors();
        show("gate", "1.0.0", dark, 4);
        assertThat(monitors.alarms(MODEL)).hasSize(alarms);
        assertThat(state().state()).isEqualTo(DriftState.DRIFTED);
        show("gate", "1.0.0", light, AlarmLatch.CALM_WINDOWS + 1);
        assertThat(state().state()).isEqualTo(DriftState.WATCHING);
    }

    @Test
    void learnsAnewAfterAReset() {
        drift("gate", "1.0.0");
        assertThat(monitors.reset(MODEL, Optional.of("gate"), LI)).isEqualTo(1);
        assertThat(monitors.alarms(MODEL)).isNotEmpty().allSatisfy(alarm -> assertThat(alarm.endedAt())
                .isPresent());
        learn("gate", "1.0.0", dark);
        monitors.save();
        monitors = monitors();
        show("gate", "1.0.0", dark, 5);
        assertThat(state().state()).isEqualTo(DriftState.WATCHING);
    }

    @Test
    void resetsWhatIsMeantOnly() {
        learn("gate", "1.0.0", light);
        learn("gate", "1.1.0", light);
        learn("yard", "1.1.0", light);
        monitors = monitors();
        assertThat(monitors.reset(MODEL, Optional.of("nowhere"), LI)).isZero();
        assertThat(monitors.reset(ModelReference.parse("another"), Optional.empty(), LI))
                .isZero();
        assertThat(monitors.reset(ModelReference.parse("road-objects:1.1.0"), Optional.of("gate"), LI))
                .isEqualTo(1);
        assertThat(monitors.reset(MODEL, Optional.empty(), LI)).isEqualTo(2);
        assertThat(monitors.reset(MODEL, Optional.empty(), LI)).isZero();
    }

    @Test
    void saysThatTheDatabaseIsTooBusyForAReset() {
        DriftMonitors busy = new DriftMonitors(
                new DriftSettings(0.25, 1, WINDOW),
                database,
                new DriftMonitors.PictureStore(folder, Models.MEDIA),
                task -> {
                    throw new RejectedExecutionException("full");
                },
                clock);
        assertThatThrownBy(() -> busy.reset(MODEL, Optional.empty(), LI))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("model.drift-busy");
    }

    @Test
    void keepsTheLatestAlarmsAndPictures() throws IOException {
        AlarmJournal journal = new AlarmJournal(database, 10);
        AlarmPictures pictures = new AlarmPictures(folder.resolve("few"), Models.MEDIA, 3);
        Watched watched = new Watched("gate", "road-objects", "1.0.0");
        DriftAlarm.Finding finding = new DriftAlarm.Finding(DriftQuantity.COLOUR, 1, 0.25, 90, 180);
        long last = 0;
        for (int alarm = 0; alarm < 25; alarm++) {
            last = journal.raise(watched, finding, Instant.EPOCH);
            pictures.keep(last, dark);
        }
        assertThat(journal.newestFirst("road-objects", pictures::has))
                .extracting(DriftAlarm::id)
                .containsExactly(
                        last, last - 1, last - 2, last - 3, last - 4, last - 5, last - 6, last - 7, last - 8, last - 9);
        try (Stream<Path> files = Files.list(folder.resolve("few"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(last + ".jpg", (last - 1) + ".jpg", (last - 2) + ".jpg");
        }
    }

    @Test
    void keepsTheBaselinesThatChangedLast() {
        DriftJournal journal = new DriftJournal(database, 8);
        Instant begun = Instant.parse("2026-07-01T12:00:00Z");
        KeptBaseline learnt = new KeptBaseline(
                begun, 0, List.of("car"), List.of(new BaselineBlock(7, 12, 7, new Histograms())), Map.of());
        for (int feed = 0; feed < 8 + 5; feed++) {
            journal.save(new Watched("feed-" + feed, "road-objects", "1.0.0"), learnt, begun.plusSeconds(feed));
        }
        assertThat(journal.of("road-objects")).hasSize(8);
        assertThat(journal.find(new Watched("feed-4", "road-objects", "1.0.0"))).isEmpty();
        assertThat(journal.find(new Watched("feed-5", "road-objects", "1.0.0")).orElseThrow())
                .satisfies(kept -> {
                    assertThat(kept.since()).isEqualTo(begun);
                    assertThat(kept.labels()).containsExactly("car");
                    assertThat(kept.blocks()).singleElement().satisfies(block -> assertThat(block.windows())
                            .isEqualTo(12));
                });
    }

    private FeedDrift state() {
        return monitors.states().get(0);
    }

    private void drift(String feed, String version) {
        learn(feed, version, light);
        show(feed, version, dark, 3);
        assertThat(state().state()).isEqualTo(DriftState.DRIFTED);
    }

    private void learn(String feed, String version, Picture picture) {
        show(feed, version, picture, Baseline.LEARNING_WINDOWS + 1);
    }

    private void show(String feed, String version, Picture picture, int windows) {
        ModelVersion model = new ModelVersion("road-objects", version, "c0ffee");
        for (int number = 0; number < windows * WINDOW; number++) {
            Instant now = clock.advance(Duration.ofMillis(40));
            try (Frame frame = new Frame(feed, RUN, number, now, now, "trace", new PicturePixels(picture.retain()))) {
                monitors.analysed(frame, model, picture, List.of());
            }
        }
    }
}
