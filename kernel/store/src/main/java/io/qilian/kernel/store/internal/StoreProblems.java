package io.qilian.kernel.store.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Why tables could not be made ready, and what to do about it. */
final class StoreProblems {

    private static final String WHERE = "etc/org.ops4j.datasource-qilian.cfg";

    /** H2: another process has the file open. */
    private static final int ALREADY_IN_USE = 90_020;

    private StoreProblems() {}

    static Problem of(String capability, FlywayException failure) {
        if (inUse(failure)) {
            return Problem.of(
                    "store.in-use",
                    ProblemKind.RESOURCE,
                    "Another process has the database open: " + root(failure).getMessage(),
                    WHERE,
                    "Stop the other process (bin/qilian stop, in its folder), or give this one a database of its own"
                            + " by the url in this file");
        }
        String fix = failure instanceof FlywayValidateException
                ? "Start the version of the platform that made the tables or a later one, or restore a backup"
                : "Check that the database can be reached and written";
        return Problem.of(
                "store.migration",
                ProblemKind.RESOURCE,
                "The tables of " + capability + " could not be made ready: " + failure.getMessage(),
                WHERE,
                fix);
    }

    private static boolean inUse(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getErrorCode() == ALREADY_IN_USE) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
