package io.qilian.bundles.hj212.api;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the packets of long messages together (HJ 212-2017, 6.3: PNUM and PNO). Packets of one message have station,
 * command and QN in common and may come in any order, also twice. Bounded in the number of messages that are not whole,
 * in their size and in time. Not thread-safe.
 */
public final class PackageAssembler {

    /** Most parts of a message. */
    public static final int MAXIMUM_PARTS = 256;

    /** Longest parameters of a message, in characters. */
    public static final int MAXIMUM_CHARACTERS = 128 * 1024;

    /** Most messages that are not whole. */
    public static final int MAXIMUM_PENDING = 4;

    private final Map<Key, Pending> pending = new LinkedHashMap<>();
    private final Duration timeLimit;

    private record Key(String deviceNumber, String commandCode, String requestNumber) {}

    private record Pending(Instant since, int count, Map<Integer, DataSegment> parts) {

        int characters() {
            return parts.values().stream()
                    .mapToInt(part -> part.parameters().length())
                    .sum();
        }

        DataSegment whole() {
            List<String> texts =
                    parts.values().stream().map(DataSegment::parameters).toList();
            DataSegment last = parts.values().iterator().next();
            boolean answerWanted =
                    parts.values().stream().anyMatch(part -> part.flags().answerWanted());
            return last.withPackageNumber(Optional.empty())
                    .withFlags(last.flags().version(), answerWanted)
                    .withParameters(Parameters.join(texts));
        }
    }

    /**
     * A message that is whole.
     *
     * @param segment its data segment, with the parameters of all parts
     * @param parts its parts in order
     */
    public record Assembled(DataSegment segment, List<DataSegment> parts) {

        /** Copies the parts. */
        public Assembled {
            parts = List.copyOf(parts);
        }
    }

    /**
     * An assembler without messages.
     *
     * @param timeLimit how long it waits for the parts of a message
     */
    public PackageAssembler(Duration timeLimit) {
        this.timeLimit = timeLimit;
    }

    /**
     * Takes a part.
     *
     * @param part a segment with a package number
     * @param now what the clock shows
     * @return the message, if this was the last part that was missing
     * @throws ProblemException if it does not fit to the parts before it, or is too much; then the message is dropped
     */
    public Optional<Assembled> add(DataSegment part, Instant now) {
        PackageNumber number = part.packageNumber()
                .orElseThrow(() -> new IllegalArgumentException("part: expected a package number, got none"));
        Key key = new Key(part.deviceNumber(), part.commandCode(), part.requestNumber());
        Pending message = pending.get(key);
        if (message == null) {
            message = begin(key, number.count(), now);
        }
        if (message.count != number.count()) {
            throw dropped(key, CodecProblems.packagesContradict(message.count, number.count()));
        }
        message.parts.put(number.number(), part);
        if (message.characters() > MAXIMUM_CHARACTERS) {
            throw dropped(key, CodecProblems.packagesTooLarge(MAXIMUM_CHARACTERS));
        }
        if (message.parts.size() < message.count) {
            return Optional.empty();
        }
        pending.remove(key);
        return Optional.of(new Assembled(message.whole(), new ArrayList<>(message.parts.values())));
    }

    private Pending begin(Key key, int count, Instant now) {
        if (pending.size() == MAXIMUM_PENDING) {
            throw new ProblemException(CodecProblems.packagesTooMany(MAXIMUM_PENDING));
        }
        if (count > MAXIMUM_PARTS) {
            throw new ProblemException(CodecProblems.packagesOfMessage(MAXIMUM_PARTS, count));
        }
        Pending message = new Pending(now, count, new TreeMap<>());
        pending.put(key, message);
        return message;
    }

    private ProblemException dropped(Key key, Problem problem) {
        pending.remove(key);
        return new ProblemException(problem);
    }

    /**
     * Drops messages whose parts did not come in time.
     *
     * @param now what the clock shows
     * @return one rejection for each of them
     */
    public List<Rejection> expire(Instant now) {
        List<Rejection> expired = new ArrayList<>();
        Iterator<Pending> all = pending.values().iterator();
        while (all.hasNext()) {
            Pending message = all.next();
            if (message.since.plus(timeLimit).isBefore(now)) {
                all.remove();
                expired.add(rejection(message));
            }
        }
        return expired;
    }

    private static Rejection rejection(Pending message) {
        Collection<DataSegment> parts = message.parts.values();
        StringBuilder original = new StringBuilder();
        parts.forEach(part -> original.append(part).append('\n'));
        Problem problem = CodecProblems.packagesExpired(message.count, parts.size());
        return new Rejection(RejectionReason.PACKAGES_EXPIRED, problem, original.toString(), original.length());
    }
}
