package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has something done on the writer's thread, after all that was told it before, and waits for it. Thread-safe. */
final class WriterTasks {

    private static final long TIMEOUT_S = 10;

    private final Executor writer;

    WriterTasks(Executor writer) {
        this.writer = writer;
    }

    /**
     * Waits until a task is done.
     *
     * @param where what it is about, for whoever reads that it failed
     * @throws ProblemException if the writer is too busy, or the task takes too long; what the task throws is thrown
     */
    <T> T await(Callable<T> task, String where) {
        FutureTask<T> future = new FutureTask<>(task);
        try {
            writer.execute(future);
            return future.get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (RejectedExecutionException | TimeoutException e) {
            future.cancel(false);
            throw busy(where, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            future.cancel(false);
            throw busy(where, e);
        }
    }

    private static ProblemException busy(String where, Exception cause) {
        return new ProblemException(
                Problem.of(
                        "model.drift-busy",
                        ProblemKind.RESOURCE,
                        "The database is too slow: the drift baselines are not reset",
                        where,
                        "See data/log/qilian.log for what is wrong with the database, and try again"),
                cause);
    }
}
