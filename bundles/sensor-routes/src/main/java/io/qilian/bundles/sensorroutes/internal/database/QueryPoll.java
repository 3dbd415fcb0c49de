package io.qilian.bundles.sensorroutes.internal.database;

import io.qilian.bundles.sensorroutes.api.database.JdbcSettings;
import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.bundles.sensorroutes.api.payload.TimePlace;
import io.qilian.bundles.sensorroutes.internal.payload.Delivery;
import io.qilian.bundles.sensorroutes.internal.payload.RecordMapping;
import io.qilian.bundles.sensorroutes.internal.storing.StoringSink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Reads the rows of a query that are new since the last poll. The watermark moves on only after all rows up to it are stored;
 * rows of one watermark are never parted, so that a poll may read more than its bound, row by row. What is read once more
 * after a failure, or on purpose by an overlap, is found to be stored. For one thread; {@link #close} is for any.
 */
final class QueryPoll implements AutoCloseable {

    /** Rows that the driver brings at once. */
    private static final int FETCHED_ROWS = 500;

    private final String feed;
    private final JdbcSettings settings;
    private final RecordMapping mapping;
    private final List<String> places;
    private final ZoneId zone;
    private final Watermarks watermarks;
    private volatile PreparedStatement running;
    private volatile boolean closed;

    QueryPoll(String feed, JdbcSettings settings, Watermarks watermarks) {
        PayloadSettings payload = settings.rows().payload();
        this.feed = feed;
        this.settings = settings;
        this.mapping = new RecordMapping(payload);
        this.places = payload.places();
        this.zone = payload.time().orElse(TimePlace.UNSET).zone();
        this.watermarks = watermarks;
    }

    /**
     * Polls once, and waits until all that was read is stored.
     *
     * @param connection to the database, closed by the caller
     * @param delivery the poll
     * @param sink where rows go
     * @return whether there is more at once
     * @throws CancellationException if it was closed before all was stored
     * @throws SQLException if the database does not answer
     */
    boolean poll(Connection connection, Delivery delivery, StoringSink sink) throws SQLException {
        connection.setReadOnly(true);
        // PostgreSQL brings rows bit by bit within a transaction only.
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(settings.preparedQuery())) {
            running = statement;
            checkOpen();
            statement.setQueryTimeout((int) settings.queryTimeout().toSeconds());
            statement.setFetchSize(FETCHED_ROWS);
            RowColumns columns = new RowColumns(statement.getMetaData(), places);
            int index = columns.index(settings.watermark());
            WatermarkKind kind = WatermarkKind.of(statement.getMetaData(), index);
            Watermark since = kind.parse(watermarks.read(feed).orElse(settings.start()), zone, settings.watermark());
            for (int mark = 1; mark <= settings.marks(); mark++) {
                statement.setObject(mark, since.back(settings.overlap()).bound());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return new Pass(columns, index, since, delivery, sink).read(rows);
            }
        } finally {
            running = null;
            connection.rollback();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new CancellationException("closed");
        }
    }

    /** Ends the query that is running. Idempotent. */
    @Override
    public void close() throws SQLException {
        closed = true;
        PreparedStatement statement = running;
        if (statement != null) {
            statement.cancel();
        }
    }

    /** The rows of one poll. */
    private final class Pass {

        private final RowColumns columns;
        private final int index;
        private final Watermark since;
        private final Delivery delivery;
        private final StoringSink sink;
        private Watermark last;
        private long fresh;

        Pass(RowColumns columns, int index, Watermark since, Delivery delivery, StoringSink sink) {
            this.columns = columns;
            this.index = index;
            this.since = since;
            this.delivery = delivery;
            this.sink = sink;
        }

        boolean read(ResultSet rows) throws SQLException {
            boolean more = false;
            while (!more && rows.next()) {
                Watermark mark = since.kind().read(rows, index);
                RowView row = new RowView(columns.texts(rows));
                if (mark == null) {
                    sink.reject(row.original(), DatabaseProblems.noWatermark(settings.watermark()));
                    continue;
                }
                more = fresh >= settings.maximumRows() && mark.compareTo(last) > 0;
                if (!more) {
                    take(mark, row);
                }
            }
            sink.finish();
            if (fresh > 0) {
                watermarks.write(feed, last.text());
            }
            return more;
        }

        private void take(Watermark mark, RowView row) {
            if (last != null && mark.compareTo(last) < 0) {
                throw DatabaseProblems.order(settings.watermark(), last.text(), mark.text());
            }
            last = mark;
            fresh += mark.compareTo(since) > 0 ? 1 : 0;
            mapping.pass(delivery, row, sink);
        }
    }
}
