package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.modellibrary.api.BenchmarkCell.Way;
import io.qilian.bundles.modellibrary.api.BenchmarkRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Which cells are measured. Those of a group have the same batch size and threads and are measured in turns, so that
 * whatever else the machine does meanwhile falls on all of them alike.
 */
final class BenchmarkPlan {

    /** Longest benchmark. */
    static final double MOST_SECONDS = 1800;

    private static final List<Integer> USUAL_BATCHES = List.of(1, 2, 4, 8);

    private final BenchmarkRequest request;
    private final Subject subject;
    private final int processors;
    private final boolean busy;

    /**
     * What the model is like.
     *
     * @param fixedBatch the batch size that it fixes
     * @param pictures whether it takes pictures
     */
    record Subject(OptionalLong fixedBatch, boolean pictures) {}

    /**
     * A plan.
     *
     * @param busy whether scenes run, which leaves one thread unless more are asked for
     */
    BenchmarkPlan(BenchmarkRequest request, Subject subject, int processors, boolean busy) {
        this.request = request;
        this.subject = subject;
        this.processors = processors;
        this.busy = busy;
    }

    /** The cells in their groups. */
    List<List<CellPlan>> groups() {
        require("--threads", request.callers());
        require("--intra-op", request.intraOpThreads());
        List<List<CellPlan>> groups = new ArrayList<>();
        for (int batch : batches()) {
            callers().forEach(callers -> groups.add(ofLibrary(batch, callers)));
            intraOpThreads().forEach(threads -> groups.add(List.of(new CellPlan(Way.RAW, batch, 1, threads))));
        }
        double seconds = groups.stream().mapToInt(List::size).sum() * request.cellSeconds();
        if (seconds > MOST_SECONDS) {
            throw BenchmarkProblems.tooLong(seconds, MOST_SECONDS);
        }
        return groups;
    }

    private void require(String option, List<Integer> threads) {
        for (int asked : threads) {
            if (asked > processors) {
                throw BenchmarkProblems.threads(option, processors, asked);
            }
        }
    }

    private List<CellPlan> ofLibrary(int batch, int callers) {
        List<CellPlan> group = new ArrayList<>();
        group.add(new CellPlan(Way.RAW, batch, callers, 1));
        group.add(new CellPlan(Way.CALL, batch, callers, 1));
        if (subject.pictures() && batch == 1) {
            group.add(new CellPlan(Way.FRAME, batch, callers, 1));
        }
        return group;
    }

    private List<Integer> batches() {
        if (!request.batches().isEmpty()) {
            return request.batches();
        }
        return subject.fixedBatch().isPresent()
                ? List.of((int) subject.fixedBatch().getAsLong())
                : USUAL_BATCHES;
    }

    private List<Integer> callers() {
        if (!request.callers().isEmpty()) {
            return request.callers();
        }
        return busy
                ? List.of(1)
                : IntStream.of(1, Math.max(1, processors / 2), processors)
                        .distinct()
                        .boxed()
                        .toList();
    }

    private List<Integer> intraOpThreads() {
        if (request.intraOpThreads().isEmpty()) {
            return busy || processors == 1 ? List.of() : List.of(processors);
        }
        return request.intraOpThreads().stream().filter(threads -> threads > 1).toList();
    }
}
