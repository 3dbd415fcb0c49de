package io.qilian.bundles.modellibrary.internal.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionCacheTest {

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong(42);
    private ModelFolder first;
    private ModelFolder second;
    private ModelFolder third;
    private ModelFolder fourth;
    private int loads;

    @BeforeEach
    void putVersions() {
        first = version("1.0.0", "spots-1");
        second = version("1.1.0", "spots-2");
        third = version("1.2.0", "spots-1");
        fourth = version("1.3.0", "spots-2");
    }

    @Test
    void loadsOnceForAllWhoHoldAVersion() {
        try (VersionCache cache = cache(MemoryBudget.unlimited())) {
            LoadedVersion one = cache.hold(first);
            LoadedVersion two = cache.hold(first);
            assertThat(two).isSameAs(one);
            cache.letGo(one);
            assertThat(one.closed()).isFalse();
            cache.letGo(two);
            assertThat(one.closed()).isTrue();
            assertThat(loads).isEqualTo(1);
        }
    }

    @Test
    void goesBackToAVersionThatRestsWithoutLoadingIt() {
        try (VersionCache cache = cache(MemoryBudget.unlimited())) {
            LoadedVersion before = cache.hold(first);
            cache.rest(before);
            assertThat(cache.holders(first)).isZero();
            assertThat(cache.hold(first)).isSameAs(before);
            assertThat(loads).isEqualTo(1);
            cache.letGo(before);
            assertThat(before.closed()).isTrue();
        }
    }

    @Test
    void retiresWhatHasRestedForAMinute() {
        try (VersionCache cache = cache(MemoryBudget.unlimited())) {
            LoadedVersion before = cache.hold(first);
            cache.rest(before);
            nanos.addAndGet(VersionCache.REST.toNanos() - 1);
            cache.sweep();
            assertThat(before.closed()).isFalse();
            nanos.addAndGet(1);
            cache.sweep();
            assertThat(before.closed()).isTrue();
            assertThat(cache.memory().usedBytes()).isZero();
        }
    }

    @Test
    void letsTwoVersionsRestAtMost() {
        try (VersionCache cache = cache(MemoryBudget.unlimited())) {
            LoadedVersion oldest = cache.hold(first);
            LoadedVersion middle = cache.hold(second);
            LoadedVersion latest = cache.hold(third);
            cache.rest(oldest);
            cache.rest(middle);
            assertThat(oldest.closed()).isFalse();
            cache.rest(latest);
            assertThat(oldest.closed()).isTrue();
            assertThat(middle.closed()).isFalse();
            assertThat(latest.closed()).isFalse();
        }
    }

    @Test
    void makesRoomFromWhatRestsBeforeItRefuses() {
        long room = 2 * MemoryBudget.need(first, new OpenGate()) + MemoryBudget.need(second, new OpenGate()) / 2;
        try (VersionCache cache = cache(MemoryBudget.ofBytes(room))) {
            LoadedVersion before = cache.hold(first);
            LoadedVersion present = cache.hold(second);
            cache.rest(before);
            LoadedVersion next = cache.hold(third);
            assertThat(before.closed()).isTrue();
            assertThat(catchThrowableOfType(ProblemException.class, () -> cache.hold(fourth))
                            .problem()
                            .code())
                    .isEqualTo("model.memory");
            assertThat(cache.memory().refused()).isEqualTo(1);
            cache.letGo(present);
            cache.letGo(next);
        }
    }

    @Test
    void holdsAnotherCardOfTheSameModelApart() {
        try (VersionCache cache = cache(MemoryBudget.unlimited())) {
            LoadedVersion before = cache.hold(first);
            Models.put(
                    folder,
                    "spots",
                    "1.0.0",
                    "spots-1",
                    Models.SPOTS_INPUT + Models.SPOTS_OUTPUT.replace("score: 0.3", "score: 0.9"));
            ModelFolder changed = ModelFolder.read(first.path());
            LoadedVersion after = cache.hold(changed);
            assertThat(after).isNotSameAs(before);
            assertThat(after.folder().card().thresholds().score()).isEqualTo(0.9);
            cache.letGo(before);
            cache.letGo(after);
            assertThat(before.closed()).isTrue();
        }
    }

    @Test
    void retiresWhatRestsWhenItCloses() {
        VersionCache cache = cache(MemoryBudget.unlimited());
        LoadedVersion before = cache.hold(first);
        cache.rest(before);
        cache.close();
        assertThat(before.closed()).isTrue();
    }

    private VersionCache cache(MemoryBudget budget) {
        return new VersionCache(this::load, new OpenGate(), budget, nanos::get);
    }

    private LoadedVersion load(ModelFolder content) {
        loads++;
        return LoadedVersion.load(content, Models.RUNTIME, Models.MEDIA, 1);
    }

    private ModelFolder version(String number, String model) {
        return ModelFolder.read(Models.putSpots(folder, number, model));
    }
}
