package io.qilian.bundles.sensorroutes.internal.mqtt;

import io.qilian.kernel.api.problem.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The answer to a subscription. It comes after the messages that the broker has sent before, which may be all that it has kept
 * while we were away: some brokers send more of them at once than we have said that we take.
 */
final class BrokerAnswer {

    private static final long SLICE_MS = 100;
    private static final int FAILURES = 128;
    private static final int NO_ANSWER = 32_000;

    private final CompletableFuture<int[]> codes = new CompletableFuture<>();

    void codes(int[] answered) {
        codes.complete(answered == null ? new int[0] : answered.clone());
    }

    void failed(Throwable failure) {
        codes.completeExceptionally(failure);
    }

    /**
     * Waits until it is there, or nobody wants it any more.
     *
     * @param arrivals as long as messages come, the broker has its time
     * @throws ProblemException if the broker refuses, or is silent for longer than it may be
     */
    void await(MqttFeed feed, Arrivals arrivals, BooleanSupplier unwanted) throws InterruptedException {
        long silentSince = System.nanoTime();
        while (!unwanted.getAsBoolean()) {
            try {
                check(feed, codes.get(SLICE_MS, TimeUnit.MILLISECONDS));
                return;
            } catch (TimeoutException e) {
                if (arrivals.more()) {
                    silentSince = System.nanoTime();
                } else if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - silentSince)
                        > feed.settings().timeoutMs()) {
                    throw new ProblemException(MqttProblems.failed(feed.settings(), NO_ANSWER, null), e);
                }
            } catch (ExecutionException e) {
                throw new ProblemException(MqttProblems.failed(feed.settings(), e.getCause()), e);
            }
        }
    }

    private static void check(MqttFeed feed, int[] answered) {
        String[] topics = feed.topics();
        for (int index = 0; index < Math.min(answered.length, topics.length); index++) {
            if (answered[index] >= FAILURES) {
                throw new ProblemException(
                        MqttProblems.subscriptionRefused(feed.settings(), topics[index], answered[index]));
            }
        }
    }
}
