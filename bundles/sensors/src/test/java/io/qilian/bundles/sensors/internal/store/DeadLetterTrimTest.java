package io.qilian.bundles.sensors.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterTrimTest {

    private static final int ADDED = DeadLetterTable.MOST_LETTERS + 2_000;

    @TempDir
    Path folder;

    private Jdbi database;
    private DeadLetterTable letters;

    @BeforeEach
    void fill() throws IOException {
        database = Jdbi.create("jdbc:h2:file:" + folder.resolve("letters"));
        try (InputStream script = DeadLetterTable.class.getResourceAsStream("/db/migration/sensors/V1__readings.sql")) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            database.useHandle(handle -> handle.createScript(sql).execute());
        }
        database.useHandle(handle -> handle.execute(
                "INSERT INTO dead_letter (feed, station, received_at, code, reason,"
                        + " original) SELECT 'air', 'park', x, 'sensor.range', 'reason', 'original' FROM system_range(1, ?)",
                ADDED));
        letters = new DeadLetterTable(database);
    }

    /** It is done by the thread that stores readings, which all feeds wait for. */
    @Test
    void letsTheOldestGoInShortTime() {
        assertTimeout(Duration.ofSeconds(5), () -> letters.trim());
        assertThat(letters.size()).isEqualTo(DeadLetterTable.MOST_LETTERS);
        assertThat(letters.forgotten()).isEqualTo(2_000);
        long oldest = database.withHandle(handle -> handle.createQuery("SELECT MIN(received_at) FROM dead_letter")
                .mapTo(Long.class)
                .one());
        assertThat(oldest).isEqualTo(2_001);
    }

    @Test
    void leavesAllWhereThereIsRoom() {
        letters.trim(ADDED);
        assertThat(letters.size()).isEqualTo(ADDED);
        letters.trim(ADDED - 1);
        assertThat(letters.size()).isEqualTo(ADDED - 1);
    }
}
