package io.qilian.bundles.modellibrary.internal.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls run together and when, in a time that the test makes itself. */
class BatchQueueTest {

    private static final long NEVER = Long.MAX_VALUE / 2;

    private record Job(int number, Object kind, int rows, Object source, int priority, long arrivedNs, long deadlineNs)
            implements Waiting {}

    private final RunTimes times = new RunTimes(4);
    private final BatchQueue<Job> queue = new BatchQueue<>(4, 100, 8, times);

    @Test
    void runsAtOnceWhenARunIsFullAndElseWhenOneHasWaitedForTheDelay() {
        for (int i = 0; i < 3; i++) {
            queue.add(job(i, 10L * i, NEVER));
        }
        assertThat(queue.head(50)).isEmpty();
        assertThat(queue.nextDueNs()).isEqualTo(100);
        assertThat(queue.head(100))
                .hasValueSatisfying(head -> assertThat(head.number()).isZero());
        queue.add(job(3, 30, NEVER));
        assertThat(queue.head(50)).isPresent();
        assertThat(numbers(queue.take(queue.head(50).orElseThrow(), 50))).containsExactly(0, 1, 2, 3);
        assertThat(queue.size()).isZero();
    }

    @Test
    void holdsNoCallBeyondItsDeadlineLessThePredictedRun() {
        times.add(1, 30);
        queue.add(job(0, 0, 80));
        assertThat(queue.nextDueNs()).isEqualTo(50);
        queue.add(job(1, 10, NEVER));
        assertThat(queue.nextDueNs()).as("two rows take twice as long").isEqualTo(20);
        assertThat(queue.head(19)).isEmpty();
        assertThat(queue.head(20)).isPresent();
    }

    @Test
    void fillsARunNoFurtherThanItsDeadlinesAllow() {
        times.add(1, 30);
        for (int i = 0; i < 4; i++) {
            queue.add(job(i, 0, i == 0 ? 70 : NEVER));
        }
        assertThat(numbers(queue.take(queue.oldest().orElseThrow(), 0))).containsExactly(0, 1);
    }

    @Test
    void sourcesTakeTurnsHoweverManyCallsEachHas() {
        for (int i = 0; i < 5; i++) {
            queue.add(new Job(i, "k", 1, "greedy", 2, 0, NEVER));
        }
        queue.add(new Job(5, "k", 1, "modest", 2, 0, NEVER));
        queue.add(new Job(6, "k", 1, "other", 2, 0, NEVER));
        assertThat(numbers(queue.take(queue.head(0).orElseThrow(), 0))).containsExactly(0, 5, 6, 1);
        queue.add(new Job(7, "k", 1, "late", 2, 0, NEVER));
        assertThat(queue.head(100).orElseThrow().number())
                .as("who was never served goes first")
                .isEqualTo(7);
    }

    @Test
    void aLowerPriorityNumberGoesFirstAndKindsRunApart() {
        queue.add(new Job(0, "k", 1, "a", 2, 0, NEVER));
        queue.add(new Job(1, "other", 1, "a", 1, 0, NEVER));
        queue.add(new Job(2, "k", 1, "a", 1, 5, NEVER));
        queue.add(new Job(3, "k", 4, "b", 1, 5, NEVER));
        assertThat(queue.head(100).orElseThrow().number()).isEqualTo(1);
        assertThat(numbers(queue.take(queue.head(100).orElseThrow(), 100))).containsExactly(1);
        Job head = queue.head(100).orElseThrow();
        assertThat(head.number()).as("b was not served yet").isEqualTo(3);
        assertThat(numbers(queue.take(head, 100))).containsExactly(3);
        assertThat(numbers(queue.take(queue.head(100).orElseThrow(), 100))).containsExactly(2, 0);
    }

    @Test
    void takesABoundedNumberAndForgetsWhoGaveUp() {
        for (int i = 0; i < 8; i++) {
            assertThat(queue.add(job(i, 0, NEVER))).isTrue();
        }
        assertThat(queue.add(job(8, 0, NEVER))).isFalse();
        queue.remove(queue.oldest().orElseThrow());
        assertThat(queue.oldest().orElseThrow().number()).isEqualTo(1);
        assertThat(queue.add(job(9, 0, NEVER))).isTrue();
    }

    /** A day of random calls, in an instant: each ends once, in one way, and none waits while it could run. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyCallRunsOnceOrIsGivenUpUnderRandomArrivals(long seed) {
        Random random = new Random(seed);
        Map<Integer, String> ends = new HashMap<>();
        TreeSet<Long> clock = new TreeSet<>(List.of(0L));
        long freeNs = 0;
        long nextNs = 0;
        int made = 0;
        while (!clock.isEmpty()) {
            long nowNs = clock.pollFirst();
            if (nowNs == nextNs && made < 2000) {
                Job job = random(random, made++, nowNs);
                if (!queue.add(job)) {
                    ends.put(job.number(), "refused");
                }
                nextNs = nowNs + 1 + random.nextInt(40);
                clock.add(nextNs);
            }
            if (random.nextInt(10) == 0 && queue.size() > 0) {
                Job gone = queue.oldest().orElseThrow();
                queue.remove(gone);
                assertThat(ends.put(gone.number(), "gone")).isNull();
            }
            if (freeNs <= nowNs && queue.head(nowNs).isPresent()) {
                freeNs = nowNs + run(queue.take(queue.head(nowNs).orElseThrow(), nowNs), ends);
                clock.add(freeNs);
            } else if (queue.size() > 0) {
                clock.add(Math.max(nowNs + 1, Math.max(freeNs, queue.nextDueNs())));
            }
        }
        assertThat(ends).hasSize(2000).containsValues("ran", "gone");
        assertThat(queue.size()).isZero();
    }

    private long run(List<Job> batch, Map<Integer, String> ends) {
        int rows = batch.stream().mapToInt(Job::rows).sum();
        assertThat(rows).isBetween(1, 4);
        assertThat(batch).allSatisfy(job -> {
            assertThat(job.kind()).isEqualTo(batch.get(0).kind());
            assertThat(ends.put(job.number(), "ran")).isNull();
        });
        long tookNs = 20 + 10L * rows;
        times.add(rows, tookNs);
        return tookNs;
    }

    private static Job random(Random random, int number, long nowNs) {
        long deadlineNs = random.nextBoolean() ? NEVER : nowNs + 60 + random.nextInt(200);
        return new Job(
                number,
                random.nextInt(2),
                1 + random.nextInt(3),
                random.nextInt(5),
                1 + random.nextInt(2),
                nowNs,
                deadlineNs);
    }

    private static Job job(int number, long arrivedNs, long deadlineNs) {
        return new Job(number, "k", 1, "s" + number, 2, arrivedNs, deadlineNs);
    }

    private static List<Integer> numbers(List<Job> jobs) {
        List<Integer> numbers = new ArrayList<>();
        jobs.forEach(job -> numbers.add(job.number()));
        return numbers;
    }
}
