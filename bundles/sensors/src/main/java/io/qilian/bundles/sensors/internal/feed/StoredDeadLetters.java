package io.qilian.bundles.sensors.internal.feed;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.DeadLetters;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sensors.internal.ingest.ReadingIngest;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The dead letters of the database. Thread-safe. */
public final class StoredDeadLetters implements DeadLetters {

    private static final long LONGEST_REPLAY_SECONDS = 30;

    private final SensorDatabase database;
    private final ReadingIngest ingest;
    private final InstantSource clock;

    /**
     * The letters.
     *
     * @param database where they are
     * @param ingest where they are handed in again
     * @param clock the time of day
     */
    public StoredDeadLetters(SensorDatabase database, ReadingIngest ingest, InstantSource clock) {
        this.database = database;
        this.ingest = ingest;
        this.clock = clock;
    }

    @Override
    public List<DeadLetter> letters(Optional<String> feed, boolean open, int limit) {
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw new IllegalArgumentException("limit: expected 1 to " + MAXIMUM_LIMIT + ", got " + limit);
        }
        return SensorDatabase.answering(() -> database.tables().letters().list(feed, Long.MAX_VALUE, limit, open));
    }

    @Override
    public DeadLetter letter(long id) {
        return SensorDatabase.answering(() -> database.tables().letters().find(id))
                .orElseThrow(() -> SensorProblems.noLetter(id));
    }

    @Override
    public DeadLetter replay(long id) {
        DeadLetter letter = letter(id);
        if (letter.replayedAt().isPresent()) {
            return letter;
        }
        Measurement measurement = letter.measurement().orElseThrow(() -> SensorProblems.notReplayable(id));
        await(
                id,
                new StationMessage(
                        letter.feed(),
                        letter.station(),
                        letter.receivedAt(),
                        letter.original(),
                        List.of(measurement),
                        Optional.empty()));
        SensorDatabase.answering(() -> {
            database.tables().letters().replayed(id, clock.instant());
            return id;
        });
        return letter(id);
    }

    private void await(long id, StationMessage message) {
        try {
            ingest.replay(message).toCompletableFuture().get(LONGEST_REPLAY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw SensorProblems.noAnswer(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SensorProblems.noAnswer(id);
        }
    }
}
