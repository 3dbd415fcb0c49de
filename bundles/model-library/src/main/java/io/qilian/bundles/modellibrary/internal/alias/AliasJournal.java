package io.qilian.bundles.modellibrary.internal.alias;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.AliasMove.Kind;
import io.qilian.bundles.modellibrary.api.ModelAliases;
import io.qilian.bundles.modellibrary.internal.library.Aliases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The moves of aliases in the database, and what they come to in memory. A move is one insert, so that after a power cut it
 * has happened or it has not. Reading is thread-safe; one thread at a time moves.
 */
public final class AliasJournal implements Aliases {

    private static final String COLUMNS =
            "sequence, model, alias, kind, from_version, to_version, moved_at, moved_by, reason";

    private final Jdbi database;
    private final Map<Key, String> present = new ConcurrentHashMap<>();

    private record Key(String model, String alias) {}

    /**
     * Reads what the aliases stand for.
     *
     * @param database with the tables of this capability
     */
    public AliasJournal(Jdbi database) {
        this.database = database;
        String last = "SELECT " + COLUMNS + " FROM alias_move WHERE sequence IN"
                + " (SELECT MAX(sequence) FROM alias_move GROUP BY model, alias)";
        database.useHandle(handle -> handle.createQuery(last)
                .map(AliasJournal::move)
                .forEach(move -> present.put(new Key(move.model(), move.alias()), move.to())));
    }

    @Override
    public Optional<String> version(String model, String alias) {
        return Optional.ofNullable(present.get(new Key(model, alias)));
    }

    @Override
    public List<String> of(String model, String version) {
        return present.entrySet().stream()
                .filter(entry ->
                        entry.getKey().model().equals(model) && entry.getValue().equals(version))
                .map(entry -> entry.getKey().alias())
                .sorted()
                .toList();
    }

    /** Writes a move down, which takes effect with that. */
    AliasMove write(
            String model, String alias, Kind kind, Optional<String> from, String to, Instant at, Change change) {
        long sequence = database.inTransaction(handle -> handle.createUpdate(
                        "INSERT INTO alias_move (model, alias, kind, from_version, to_version, moved_at, moved_by, reason)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, model)
                .bind(1, alias)
                .bind(2, kind.name())
                .bind(3, from.orElse(null))
                .bind(4, to)
                .bind(5, at.atOffset(ZoneOffset.UTC))
                .bind(6, change.by())
                .bind(7, change.reason())
                .executeAndReturnGeneratedKeys("sequence")
                .mapTo(Long.class)
                .one());
        present.put(new Key(model, alias), to);
        return new AliasMove(sequence, model, alias, kind, from, to, at, change);
    }

    /**
     * The version that an alias goes back to.
     *
     * @return empty if it has not been moved, or has been taken back to where it began
     */
    Optional<String> before(String model, String alias) {
        // A promotion puts a version upon the others, and going back takes the uppermost away.
        Deque<String> versions = new ArrayDeque<>();
        for (AliasMove move : movesOf(model, alias)) {
            if (versions.isEmpty()) {
                move.from().ifPresent(versions::push);
            }
            if (move.kind() == Kind.PROMOTE) {
                versions.push(move.to());
            } else {
                versions.pop();
            }
        }
        versions.poll();
        return Optional.ofNullable(versions.peek());
    }

    private List<AliasMove> movesOf(String model, String alias) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM alias_move WHERE model = ? AND alias = ? ORDER BY sequence")
                .bind(0, model)
                .bind(1, alias)
                .map(AliasJournal::move)
                .list());
    }

    List<AliasMove> newestFirst(String model) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM alias_move WHERE model = ? ORDER BY sequence DESC"
                                + " FETCH FIRST " + ModelAliases.MAXIMUM_HISTORY + " ROWS ONLY")
                .bind(0, model)
                .map(AliasJournal::move)
                .list());
    }

    private static AliasMove move(ResultSet row, StatementContext context) throws SQLException {
        return new AliasMove(
                row.getLong("sequence"),
                row.getString("model"),
                row.getString("alias"),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("from_version")),
                row.getString("to_version"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant(),
                new Change(row.getString("moved_by"), row.getString("reason")));
    }
}
