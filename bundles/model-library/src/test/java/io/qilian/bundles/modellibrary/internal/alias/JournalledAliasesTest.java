package io.qilian.bundles.modellibrary.internal.alias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.AliasMove.Kind;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.NoneRegistered;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalledAliasesTest {

    private static final ModelReference PROD = ModelReference.parse("spots@prod");
    private static final ModelReference CANARY = ModelReference.parse("spots@canary");
    private static final Change LI = new Change("li", "counts better at night");
    private static final int RED = 0xe01010;
    private static final int MOVES = 200;

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private final ManualClock clock = ManualClock.at("2026-11-25T12:00:00Z");
    private JdbcConnectionPool database;
    private FolderModelLibrary library;
    private JournalledAliases aliases;

    @BeforeEach
    void start() {
        database = JdbcConnectionPool.create(
                "jdbc:h2:file:" + data.resolve("store") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        AliasJournal journal =
                new AliasJournal(new MigratingStore(database).open("models", AliasJournal.class.getClassLoader()));
        library = new FolderModelLibrary(
                folder,
                new NoneRegistered(),
                journal,
                new OpenGate(),
                found -> LoadedVersion.load(found, Models.RUNTIME, Models.MEDIA, 4));
        aliases = new JournalledAliases(journal, library, clock);
    }

    @AfterEach
    void stop() {
        database.dispose();
    }

    @Test
    void whoFollowsAnAliasChangesOverAtOnce() {
        put("1.0.0", "spots-1");
        put("1.1.0", "spots-2");
        try (OpenModel model = library.open(PROD)) {
            assertThat(version(model)).isEqualTo("1.1.0");

            AliasMove move = aliases.promote(version("1.0.0"), "prod", LI);

            assertThat(version(model)).isEqualTo("1.0.0");
            assertThat(move)
                    .isEqualTo(new AliasMove(
                            1, "spots", "prod", Kind.PROMOTE, Optional.of("1.1.0"), "1.0.0", clock.instant(), LI));
        }
    }

    @Test
    void onceMovedProdDoesNotGoToANewVersionByItself() {
        put("1.0.0", "spots-1");
        aliases.promote(version("1.0.0"), "prod", LI);
        put("2.0.0", "spots-2");

        try (OpenModel model = library.open(PROD)) {
            assertThat(version(model)).isEqualTo("1.0.0");
        }
        assertThat(library.models())
                .extracting(ModelSummary::version, ModelSummary::aliases)
                .containsExactly(tuple("2.0.0", List.of()), tuple("1.0.0", List.of("prod")));
    }

    @Test
    void eachRollbackGoesOneFurtherBack() {
        put("1.0.0", "spots-1");
        put("1.1.0", "spots-2");
        put("1.2.0", "spots-1");
        aliases.promote(version("1.0.0"), "prod", LI);
        aliases.promote(version("1.1.0"), "prod", LI);

        assertThat(aliases.rollback(PROD, LI).to()).isEqualTo("1.0.0");
        assertThat(aliases.rollback(PROD, LI).to()).isEqualTo("1.2.0");
        assertRefused(() -> aliases.rollback(PROD, LI), "model.no-version-before");
        aliases.promote(version("1.1.0"), "prod", LI);
        assertThat(aliases.rollback(PROD, LI))
                .satisfies(move -> assertThat(move.from()).contains("1.1.0"))
                .satisfies(move -> assertThat(move.to()).isEqualTo("1.2.0"));
    }

    @Test
    void whatIsRefusedChangesNothing() throws IOException {
        put("1.0.0", "spots-1");
        Path broken = put("1.1.0", "spots-2");
        Files.writeString(broken.resolve("labels.txt"), "red\nblue\ngreen\n");
        library.rescan();

        assertRefused(() -> aliases.promote(version("1.1.0"), "prod", LI), "model.output");
        assertRefused(() -> aliases.promote(version("3.0.0"), "prod", LI), "model.unknown");
        assertRefused(() -> aliases.promote(PROD, "prod", LI), "model.version-needed");
        assertRefused(() -> aliases.rollback(version("1.0.0"), LI), "model.alias-needed");
        assertRefused(() -> aliases.rollback(PROD, LI), "model.no-version-before");
        aliases.promote(version("1.0.0"), "prod", LI);
        assertRefused(() -> aliases.promote(version("1.0.0"), "prod", LI), "model.alias-there");

        assertThat(aliases.history(PROD)).hasSize(1);
    }

    @Test
    void anAliasCanHaveAnyName() {
        put("1.0.0", "spots-1");
        put("1.1.0", "spots-2");
        assertRefused(() -> library.open(CANARY).close(), "model.unknown");

        assertThat(aliases.promote(version("1.0.0"), "canary", LI).from()).isEmpty();

        try (OpenModel model = library.open(CANARY)) {
            assertThat(version(model)).isEqualTo("1.0.0");
        }
        assertThat(library.models())
                .extracting(ModelSummary::aliases)
                .containsExactly(List.of("prod"), List.of("canary"));
        assertThatThrownBy(() -> aliases.promote(version("1.0.0"), "Canary!", LI))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Canary!");
    }

    @Test
    void historyTellsWhoMovedWhatWhenAndWhy() {
        put("1.0.0", "spots-1");
        put("1.1.0", "spots-2");
        aliases.promote(version("1.0.0"), "prod", LI);
        aliases.rollback(PROD, new Change("wang", ""));

        assertThat(aliases.history(PROD))
                .extracting(
                        AliasMove::kind, AliasMove::to, move -> move.change().by(), move -> move.change()
                                .reason())
                .containsExactly(
                        tuple(Kind.ROLLBACK, "1.1.0", "wang", ""),
                        tuple(Kind.PROMOTE, "1.0.0", "li", "counts better at night"));
    }

    @Test
    void aMoveThatReturnedOutlivesAPowerCut() throws SQLException {
        put("1.0.0", "spots-1");
        put("1.1.0", "spots-2");
        aliases.promote(version("1.0.0"), "prod", LI);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        }

        start();

        try (OpenModel model = library.open(PROD)) {
            assertThat(version(model)).isEqualTo("1.0.0");
        }
        assertThat(aliases.rollback(PROD, LI).to()).isEqualTo("1.1.0");
    }

    @Test
    void anAliasWhoseVersionIsGoneIsToldAsSuch() throws IOException {
        Path first = put("1.0.0", "spots-1");
        put("1.1.0", "spots-2");
        aliases.promote(version("1.0.0"), "prod", LI);
        try (OpenModel model = library.open(PROD)) {
            Files.move(first, folder.resolve("kept-elsewhere"));
            library.rescan();

            assertRefused(() -> library.open(PROD).close(), "model.alias-gone");
            assertThat(version(model)).isEqualTo("1.0.0");
            assertThat(aliases.promote(version("1.1.0"), "prod", LI).from()).contains("1.0.0");
            assertThat(version(model)).isEqualTo("1.1.0");
            assertRefused(() -> aliases.rollback(PROD, LI), "model.unknown");
        }
    }

    @Test
    void underTrafficNoCallFailsAndNoneSeesAMixture() throws Exception {
        put("1.0.0", "spots-1");
        put("1.1.0", "spots-2");
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService traffic = Executors.newFixedThreadPool(4);
        try (OpenModel model = library.open(PROD);
                Picture red = Models.MEDIA.readPicture(Models.plain(RED))) {
            List<Future<Long>> callers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                callers.add(traffic.submit(() -> callUntil(ended, model, red)));
            }
            for (int move = 0; move < MOVES; move++) {
                aliases.promote(version(move % 2 == 0 ? "1.0.0" : "1.1.0"), "prod", LI);
            }
            ended.set(true);
            for (Future<Long> caller : callers) {
                assertThat(caller.get(30, TimeUnit.SECONDS)).isPositive();
            }
            assertThat(version(model)).isEqualTo("1.1.0");
        } finally {
            traffic.shutdownNow();
        }
        assertThat(aliases.history(PROD)).hasSize(MOVES);
    }

    /** The two versions find a red spot at different places. */
    private static long callUntil(AtomicBoolean ended, OpenModel model, Picture red) {
        long calls = 0;
        while (!ended.get()) {
            model.use(loaded -> {
                List<Detection> found = loaded.detect(red, PictureRegion.whole(red));
                double expected = loaded.version().version().equals("1.0.0") ? 4 : 36;
                assertThat(found).singleElement().satisfies(left(expected));
                return found;
            });
            calls++;
        }
        return calls;
    }

    private static Consumer<Detection> left(double expected) {
        return detection -> assertThat(detection.box().left()).isBetween(expected - 1e-3, expected + 1e-3);
    }

    private Path put(String version, String model) {
        Path put = Models.putSpots(folder, version, model);
        library.rescan();
        return put;
    }

    private static ModelReference version(String version) {
        return ModelReference.parse("spots:" + version);
    }

    private static String version(OpenModel model) {
        return model.current().version().version();
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(
                        refusal.problem().code())
                .isEqualTo(code));
    }
}
