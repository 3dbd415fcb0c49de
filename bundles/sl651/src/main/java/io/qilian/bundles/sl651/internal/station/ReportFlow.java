package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sl651.api.ElementValue;
import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.FunctionCode;
import io.qilian.bundles.sl651.api.ReportReader;
import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.api.StationObservations;
import io.qilian.bundles.sl651.api.StationReport;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads whole texts and hands them to the ingest, station by station. For the server's thread. */
final class ReportFlow {

    private final StationFeed feed;
    private final ReportReader reader;

    ReportFlow(StationFeed feed) {
        this.feed = feed;
        this.reader = new ReportReader(feed.settings().zone());
    }

    /** The report, or nothing if it was refused; what of it could not be read is told. */
    Optional<StationReport> read(FrameHeader header, byte[] text, String original, Instant receivedAt) {
        try {
            StationReport report = reader.read(header, text, receivedAt);
            feed.counters().count(Sl651Counter.REPORTS);
            feed.counters().count(Sl651Counter.MISSING_VALUES, report.missing());
            feed.counters().count(Sl651Counter.UNKNOWN_ELEMENTS, report.unknown());
            feed.counters()
                    .count(Sl651Counter.UNREADABLE_ELEMENTS, report.unreadable().size());
            report.unreadable().stream()
                    .findFirst()
                    .ifPresent(problem -> feed.refuse(header.station(), receivedAt, original, problem));
            return Optional.of(report);
        } catch (ProblemException e) {
            feed.refuse(header.station(), receivedAt, original, e.problem());
            return Optional.empty();
        }
    }

    /** Complete when all that the report says is stored; failed if some of it is not. */
    CompletionStage<Void> store(FrameHeader header, StationReport report, String original, Instant receivedAt) {
        List<CompletableFuture<IngestReceipt>> stages = new ArrayList<>();
        for (StationObservations station : report.stations()) {
            Optional<Problem> refusal = feed.registry().refusal(station.station());
            if (refusal.isPresent()) {
                feed.refuse(station.station(), receivedAt, original, refusal.get());
                continue;
            }
            List<Measurement> measurements = station.values().stream()
                    .map(value -> measurement(value, header))
                    .toList();
            for (int from = 0; from < measurements.size(); from += StationMessage.MAXIMUM_MEASUREMENTS) {
                int to = Math.min(measurements.size(), from + StationMessage.MAXIMUM_MEASUREMENTS);
                StationMessage message = new StationMessage(
                        feed.name(),
                        station.station(),
                        receivedAt,
                        original,
                        measurements.subList(from, to),
                        Optional.empty());
                stages.add(feed.ingest().accept(message).toCompletableFuture());
            }
        }
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
    }

    /** Test values are kept for the record, and never used (SL 651-2014, 6.6.4.3). */
    private static Measurement measurement(ElementValue value, FrameHeader header) {
        Quality quality = header.function() == FunctionCode.TEST.code() ? Quality.BAD : Quality.GOOD;
        return new Measurement(value.code(), value.value(), value.unit(), value.observedAt(), quality);
    }
}
