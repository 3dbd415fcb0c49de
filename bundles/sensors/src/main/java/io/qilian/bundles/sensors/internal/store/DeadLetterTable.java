package io.qilian.bundles.sensors.internal.store;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.kernel.api.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Dead letters in the database: the latest {@value #MOST_LETTERS}; older ones go, counted. Thread-safe. */
public final class DeadLetterTable {

    /** Most letters that are kept. */
    public static final int MOST_LETTERS = 50_000;

    private static final int MOST_ORIGINAL = 16_384;
    private static final int MOST_REASON = 4_000;
    private static final int MOST_STATION = 128;
    private static final int MOST_CODE = 64;
    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final String COLUMNS =
            "id, feed, station, received_at, code, reason, original, measured, measurement,"
                    + " unit, measured_at, quality, replayed_at";

    /** A letter that has no number yet. */
    public record Draft(
            String feed,
            String station,
            Instant receivedAt,
            String original,
            Problem reason,
            Optional<Measurement> measurement) {}

    private final Jdbi database;
    private final AtomicLong forgotten = new AtomicLong();

    /**
     * The letters.
     *
     * @param database with the tables of this capability
     */
    public DeadLetterTable(Jdbi database) {
        this.database = database;
    }

    /**
     * Writes letters down in one transaction.
     *
     * @param drafts the letters
     */
    public void add(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        database.useTransaction(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("INSERT INTO dead_letter (feed, station, received_at, code, reason,"
                            + " original, measured, measurement, unit, measured_at, quality)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            drafts.forEach(draft -> bind(batch, draft));
            batch.execute();
        });
    }

    private static void bind(PreparedBatch batch, Draft draft) {
        Optional<Measurement> measurement = draft.measurement;
        batch.bind(0, draft.feed)
                .bind(1, cut(draft.station, MOST_STATION))
                .bind(2, draft.receivedAt.toEpochMilli())
                .bind(3, cut(draft.reason.code(), MOST_CODE))
                .bind(4, cut(draft.reason.message(), MOST_REASON))
                .bind(5, cut(draft.original, MOST_ORIGINAL))
                .bind(6, measurement.map(one -> cut(one.code(), MOST_STATION)).orElse(null))
                .bind(7, measurement.map(one -> Double.toString(one.value())).orElse(null))
                .bind(8, measurement.map(one -> cut(one.unit(), 32)).orElse(null))
                .bind(9, measurement.map(one -> millis(one.measuredAt())).orElse(null))
                .bind(10, measurement.map(one -> QualityCode.of(one.quality())).orElse(null))
                .add();
    }

    /** A station may send any time; what milliseconds cannot tell is as good as the first or last of them. */
    private static long millis(Instant at) {
        if (at.isBefore(EARLIEST)) {
            return EARLIEST.toEpochMilli();
        }
        return at.isAfter(LATEST) ? LATEST.toEpochMilli() : at.toEpochMilli();
    }

    /** A surrogate pair is not cut in two, and no database takes a zero character. */
    private static String cut(String text, int most) {
        String clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= most) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }

    /**
     * Letters, the latest first.
     *
     * @param feed of one feed; empty for all
     * @param before with a lesser number than this
     * @param most at most so many
     * @param open only what was not replayed
     * @return the letters
     */
    public List<DeadLetter> list(Optional<String> feed, long before, int most, boolean open) {
        String condition = (feed.isPresent() ? " AND feed = :feed" : "") + (open ? " AND replayed_at IS NULL" : "");
        return database.withHandle(handle -> {
            var query = handle.createQuery("SELECT " + COLUMNS + " FROM dead_letter WHERE id < :before" + condition
                            + " ORDER BY id DESC LIMIT :most")
                    .bind("before", before)
                    .bind("most", most);
            feed.ifPresent(name -> query.bind("feed", name));
            return query.map(DeadLetterTable::letter).list();
        });
    }

    /**
     * One letter.
     *
     * @param id its number
     * @return the letter
     */
    public Optional<DeadLetter> find(long id) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM dead_letter WHERE id = ?")
                .bind(0, id)
                .map(DeadLetterTable::letter)
                .findOne());
    }

    /**
     * Notes that a letter has become what it should.
     *
     * @param id its number
     * @param at when
     */
    public void replayed(long id, Instant at) {
        database.useTransaction(handle -> handle.createUpdate("UPDATE dead_letter SET replayed_at = ? WHERE id = ?")
                .bind(0, at.toEpochMilli())
                .bind(1, id)
                .execute());
    }

    /** How many there are. */
    public long size() {
        return database.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM dead_letter")
                .mapTo(Long.class)
                .one());
    }

    /** Lets the oldest go beyond the bound. */
    public void trim() {
        trim(MOST_LETTERS);
    }

    void trim(int most) {
        // Two statements: H2 would look for the bound anew for each letter that goes.
        int gone = database.inTransaction(handle -> handle.createQuery(
                        "SELECT id FROM dead_letter ORDER BY id DESC OFFSET :most ROWS FETCH FIRST ROW ONLY")
                .bind("most", most)
                .mapTo(Long.class)
                .findOne()
                .map(last -> handle.createUpdate("DELETE FROM dead_letter WHERE id <= :last")
                        .bind("last", last)
                        .execute())
                .orElse(0));
        forgotten.addAndGet(gone);
    }

    /** Letters that went since there were too many. */
    public long forgotten() {
        return forgotten.get();
    }

    private static DeadLetter letter(ResultSet row, StatementContext context) throws SQLException {
        String measured = row.getString("measured");
        Optional<Measurement> measurement = measured == null
                ? Optional.empty()
                : Optional.of(new Measurement(
                        measured,
                        Double.parseDouble(row.getString("measurement")),
                        row.getString("unit"),
                        Instant.ofEpochMilli(row.getLong("measured_at")),
                        QualityCode.quality(row.getInt("quality"))));
        long replayed = row.getLong("replayed_at");
        Optional<Instant> replayedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(replayed));
        return new DeadLetter(
                row.getLong("id"),
                row.getString("feed"),
                row.getString("station"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getString("code"),
                row.getString("reason"),
                row.getString("original"),
                measurement,
                replayedAt);
    }
}
