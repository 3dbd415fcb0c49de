package io.qilian.bundles.sensors.internal.ingest;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sensors.internal.mapping.Mapped;
import io.qilian.bundles.sensors.internal.mapping.Refusal;
import io.qilian.bundles.sensors.internal.store.DeadLetterTable;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.bundles.sensors.internal.store.SensorTables;
import io.qilian.bundles.sensors.internal.store.SeriesTable;
import io.qilian.bundles.sensors.internal.store.StoredOutcome;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps and stores what is stored together, and completes it. Used on the ingest's thread. */
final class IngestStore {

    /** A letter of a measurement holds the measurement itself; of the message around it the beginning is enough. */
    private static final int MOST_CONTEXT = 1_024;

    private static final Logger log = LoggerFactory.getLogger(IngestStore.class);

    /** Letters are counted anew after so many. */
    private static final int LETTERS_BETWEEN_TRIMS = 1_000;

    private final SensorDatabase database;
    private int lettersSinceTrim = LETTERS_BETWEEN_TRIMS;

    IngestStore(SensorDatabase database) {
        this.database = database;
    }

    /** A message on its way through a transaction. */
    private record Work(PendingMessage pending, Mapped mapped, List<StoredOutcome> outcomes) {

        IngestedFeed feed() {
            return pending.feed();
        }
    }

    /**
     * Stores messages and letters. Readings come first: if the letters then fail, the messages come again, and what they
     * hold is found to be stored already.
     *
     * <p>What the database will never take, or what a defect keeps from being mapped, fails alone: others that wait at the
     * same time are stored.
     *
     * @return what is new, by feed
     * @throws RuntimeException if nothing can be stored now; no stage was completed then
     */
    List<StoredReadings> store(List<PendingMessage> messages, List<DeadLetterTable.Draft> undecoded) {
        if (messages.isEmpty() && undecoded.isEmpty()) {
            return List.of();
        }
        SensorTables tables = database.tables();
        List<Work> work = new ArrayList<>(messages.size());
        messages.forEach(pending -> map(pending).ifPresent(work::add));
        try {
            return store(tables, work, undecoded);
        } catch (ProblemException e) {
            if (!unfit(e)) {
                throw e;
            }
            log.error("The database refuses what it is given; messages are stored one by one", e);
            return oneByOne(tables, work, undecoded);
        }
    }

    private static Optional<Work> map(PendingMessage pending) {
        try {
            Mapped mapped = pending.feed()
                    .mapping()
                    .map(pending.message(), UUID.randomUUID().toString().replace("-", ""));
            return Optional.of(
                    new Work(pending, mapped, new ArrayList<>(mapped.readings().size())));
        } catch (RuntimeException e) {
            log.error("A message of feed {} cannot be mapped", pending.feed().name(), e);
            pending.result().completeExceptionally(e);
            return Optional.empty();
        }
    }

    private List<StoredReadings> oneByOne(SensorTables tables, List<Work> work, List<DeadLetterTable.Draft> undecoded) {
        List<StoredReadings> stored = new ArrayList<>(store(tables, List.of(), undecoded));
        for (Work one : work) {
            one.outcomes.clear();
            try {
                stored.addAll(store(tables, List.of(one), List.of()));
            } catch (ProblemException e) {
                if (!unfit(e)) {
                    throw e;
                }
                one.pending.result().completeExceptionally(e);
            }
        }
        return stored;
    }

    /** Whether the database answers, and refuses what it is given: SQL states of the classes 22 and 23. */
    private static boolean unfit(ProblemException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return state.startsWith("22") || state.startsWith("23");
            }
        }
        return false;
    }

    private List<StoredReadings> store(SensorTables tables, List<Work> work, List<DeadLetterTable.Draft> undecoded) {
        List<Reading> readings = new ArrayList<>();
        work.forEach(one -> readings.addAll(one.mapped.readings()));
        List<StoredOutcome> outcomes = write(tables, readings);
        int next = 0;
        List<DeadLetterTable.Draft> letters = new ArrayList<>(undecoded);
        for (Work one : work) {
            int size = one.mapped.readings().size();
            one.outcomes.addAll(outcomes.subList(next, next + size));
            next += size;
            if (!one.pending.replayed()) {
                letters.addAll(letters(one));
            }
        }
        keep(tables, letters);
        Map<IngestedFeed, List<Reading>> stored = new LinkedHashMap<>();
        work.forEach(one -> complete(one, stored));
        return stored.entrySet().stream()
                .map(entry -> new StoredReadings(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<StoredOutcome> write(SensorTables tables, List<Reading> readings) {
        if (readings.isEmpty()) {
            return List.of();
        }
        try {
            return tables.readings().store(readings);
        } catch (SQLException | RuntimeException e) {
            throw new ProblemException(SensorDatabase.silent(e), e);
        }
    }

    private void keep(SensorTables tables, List<DeadLetterTable.Draft> letters) {
        if (letters.isEmpty()) {
            return;
        }
        try {
            tables.letters().add(letters);
            lettersSinceTrim += letters.size();
            if (lettersSinceTrim >= LETTERS_BETWEEN_TRIMS) {
                tables.letters().trim();
                lettersSinceTrim = 0;
            }
        } catch (RuntimeException e) {
            throw new ProblemException(SensorDatabase.silent(e), e);
        }
    }

    private static List<DeadLetterTable.Draft> letters(Work work) {
        List<DeadLetterTable.Draft> letters = new ArrayList<>();
        StationMessage message = work.pending.message();
        for (Refusal refusal : work.mapped.refusals()) {
            letters.add(letter(message, refusal.measurement(), refusal.reason()));
        }
        for (int i = 0; i < work.outcomes.size(); i++) {
            Measurement source = work.mapped.sources().get(i);
            refusal(work.outcomes.get(i), work.mapped.readings().get(i))
                    .ifPresent(reason -> letters.add(letter(message, source, reason)));
        }
        return letters;
    }

    private static Optional<Problem> refusal(StoredOutcome outcome, Reading reading) {
        return switch (outcome) {
            case STORED, DUPLICATE -> Optional.empty();
            case CONFLICT -> Optional.of(IngestProblems.conflict(reading));
            case NO_ROOM -> Optional.of(IngestProblems.noRoom(reading, SeriesTable.MOST_SERIES));
        };
    }

    private static DeadLetterTable.Draft letter(StationMessage message, Measurement measurement, Problem reason) {
        String original = message.original();
        String context = original.length() <= MOST_CONTEXT ? original : original.substring(0, MOST_CONTEXT);
        return new DeadLetterTable.Draft(
                message.feed(), message.station(), message.receivedAt(), context, reason, Optional.of(measurement));
    }

    private static void complete(Work work, Map<IngestedFeed, List<Reading>> stored) {
        FeedCounters counters = work.feed().counters();
        int duplicates = 0;
        int fresh = 0;
        int refused = work.mapped.refusals().size();
        work.mapped
                .refusals()
                .forEach(refusal -> counters.refused(refusal.reason().code()));
        for (int i = 0; i < work.outcomes.size(); i++) {
            Reading reading = work.mapped.readings().get(i);
            Optional<Problem> refusal = refusal(work.outcomes.get(i), reading);
            if (refusal.isPresent()) {
                counters.refused(refusal.get().code());
                refused++;
            } else if (work.outcomes.get(i) == StoredOutcome.STORED) {
                stored.computeIfAbsent(work.feed(), feed -> new ArrayList<>()).add(reading);
                fresh++;
            } else {
                duplicates++;
            }
        }
        counters.messages.increment();
        counters.stored.add(fresh);
        counters.duplicates.add(duplicates);
        counters.ignored.add(work.mapped.ignored());
        counters.unmapped(work.mapped.unmapped());
        StationMessage message = work.pending.message();
        if (work.pending.replayed() && fresh + duplicates == 0) {
            work.pending.result().completeExceptionally(new ProblemException(whyRefusedAgain(work)));
            return;
        }
        work.feed().stations().heard(message.station(), message.receivedAt());
        work.pending.result().complete(new IngestReceipt(fresh, duplicates, refused, work.mapped.ignored()));
    }

    private static Problem whyRefusedAgain(Work work) {
        if (!work.mapped.refusals().isEmpty()) {
            return work.mapped.refusals().get(0).reason();
        }
        for (int i = 0; i < work.outcomes.size(); i++) {
            Optional<Problem> refusal =
                    refusal(work.outcomes.get(i), work.mapped.readings().get(i));
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return IngestProblems.ignored(work.pending.message().feed(), work.mapped.unmapped());
    }
}
