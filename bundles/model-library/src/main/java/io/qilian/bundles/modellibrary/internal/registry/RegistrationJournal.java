package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Which versions were registered, in the database. Thread-safe. */
public final class RegistrationJournal {

    /** A row: what was registered, its files, and whether it is still there. */
    record Row(Registration registration, Manifest manifest, boolean removed) {}

    private static final String COLUMNS =
            "model, version, content, files, source, registered_at, registered_by, reason, removed_at";

    private final Jdbi database;

    /**
     * A journal.
     *
     * @param database with the tables of this capability
     */
    public RegistrationJournal(Jdbi database) {
        this.database = database;
    }

    /** Writes a registration down, which takes effect with that. */
    void write(Registration registration, Manifest manifest) {
        database.useHandle(handle -> handle.createUpdate("INSERT INTO registered_version (model, version, content,"
                        + " files, source, registered_at, registered_by, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, registration.model())
                .bind(1, registration.version())
                .bind(2, registration.content())
                .bind(3, manifest.text())
                .bind(4, registration.source())
                .bind(5, registration.registeredAt().atOffset(ZoneOffset.UTC))
                .bind(6, registration.change().by())
                .bind(7, registration.change().reason())
                .execute());
    }

    /** Writes a removal down, which takes effect with that. */
    void remove(String model, String version, Instant at, Change change) {
        database.useHandle(handle -> handle.createUpdate("UPDATE registered_version SET removed_at = ?,"
                        + " removed_by = ?, remove_reason = ? WHERE model = ? AND version = ?")
                .bind(0, at.atOffset(ZoneOffset.UTC))
                .bind(1, change.by())
                .bind(2, change.reason())
                .bind(3, model)
                .bind(4, version)
                .execute());
    }

    Optional<Row> find(String model, String version) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM registered_version WHERE model = ? AND version = ?")
                .bind(0, model)
                .bind(1, version)
                .map(RegistrationJournal::row)
                .findOne());
    }

    List<String> versions(String model) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT version FROM registered_version WHERE model = ?")
                        .bind(0, model)
                        .mapTo(String.class)
                        .list());
    }

    Set<String> removedContents() {
        return database.withHandle(
                handle -> handle.createQuery("SELECT content FROM registered_version WHERE removed_at IS NOT NULL")
                        .mapTo(String.class)
                        .set());
    }

    List<Row> present() {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM registered_version WHERE removed_at IS NULL ORDER BY model, version")
                .map(RegistrationJournal::row)
                .list());
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        Registration registration = new Registration(
                row.getString("model"),
                row.getString("version"),
                row.getString("content"),
                row.getString("source"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                new Change(row.getString("registered_by"), row.getString("reason")));
        return new Row(registration, Manifest.parse(row.getString("files")), row.getString("removed_at") != null);
    }
}
