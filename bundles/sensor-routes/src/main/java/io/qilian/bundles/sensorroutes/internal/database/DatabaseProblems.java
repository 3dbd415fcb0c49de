package io.qilian.bundles.sensorroutes.internal.database;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.sql.SQLException;

/** What is told about databases that are polled. */
final class DatabaseProblems {

    private DatabaseProblems() {}

    static Problem silent(String database, SQLException cause) {
        return Problem.of(
                "jdbc.query",
                ProblemKind.EXTERNAL,
                "The database does not answer the query: " + cause.getMessage(),
                database,
                "Check address, user and query; SQLSTATE " + cause.getSQLState() + " says more");
    }

    static ProblemException noDriver(String driver, String database) {
        return new ProblemException(Problem.of(
                "jdbc.driver",
                ProblemKind.CONFIGURATION,
                "The driver of the database is not installed",
                database,
                "Install the bundle that brings " + driver));
    }

    static ProblemException watermark(String column, String expected, String actual) {
        return new ProblemException(Problem.of(
                        "jdbc.watermark",
                        ProblemKind.CONFIGURATION,
                        "The watermark cannot be used",
                        "column " + column,
                        "Name a column that only grows, and a start of its type")
                .comparing(expected, actual));
    }

    static ProblemException column(String column, String columns) {
        return new ProblemException(Problem.of(
                        "jdbc.column",
                        ProblemKind.CONFIGURATION,
                        "The query has no such column",
                        "column " + column,
                        "Correct the name, or add the column to the query")
                .comparing("one of " + columns, column));
    }

    static ProblemException order(String column, Object before, Object after) {
        return new ProblemException(Problem.of(
                        "jdbc.order",
                        ProblemKind.CONFIGURATION,
                        "The rows are not in the order of the watermark",
                        "column " + column,
                        "End the query with order by " + column)
                .comparing("a value not before " + before, String.valueOf(after)));
    }

    static Problem noWatermark(String column) {
        return Problem.of(
                "jdbc.watermark-null",
                ProblemKind.INPUT,
                "A row has no watermark",
                "column " + column,
                "Let the query leave out rows without one");
    }
}
