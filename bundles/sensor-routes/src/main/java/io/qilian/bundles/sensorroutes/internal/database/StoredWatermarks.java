package io.qilian.bundles.sensorroutes.internal.database;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Watermarks in the installation's own database, which is opened when it is needed first. Thread-safe. */
public final class StoredWatermarks implements Watermarks {

    private final Supplier<Jdbi> opener;
    private Jdbi database;

    /**
     * Watermarks.
     *
     * @param opener opens the database
     */
    public StoredWatermarks(Supplier<Jdbi> opener) {
        this.opener = opener;
    }

    @Override
    public Optional<String> read(String feed) {
        return answering(handle -> handle.createQuery("select mark from route_watermark where feed = :feed")
                .bind("feed", feed)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void write(String feed, String watermark) {
        int rows = answering(handle -> handle.inTransaction(transaction -> {
            int changed = transaction
                    .createUpdate("update route_watermark set mark = :mark where feed = :feed")
                    .bind("feed", feed)
                    .bind("mark", watermark)
                    .execute();
            return changed > 0
                    ? changed
                    : transaction
                            .createUpdate("insert into route_watermark (feed, mark) values (:feed, :mark)")
                            .bind("feed", feed)
                            .bind("mark", watermark)
                            .execute();
        }));
        if (rows != 1) {
            throw new IllegalStateException("a feed has one watermark, not " + rows);
        }
    }

    private <T> T answering(Function<Handle, T> question) {
        try {
            return opened().withHandle(question::apply);
        } catch (JdbiException e) {
            throw new ProblemException(
                    Problem.of(
                            "jdbc.watermark-store",
                            ProblemKind.RESOURCE,
                            "The installation's database does not keep the watermark: " + e.getMessage(),
                            "",
                            "Look at the database and at the free space; rows are read again until it answers"),
                    e);
        }
    }

    private synchronized Jdbi opened() {
        if (database == null) {
            database = opener.get();
        }
        return database;
    }
}
