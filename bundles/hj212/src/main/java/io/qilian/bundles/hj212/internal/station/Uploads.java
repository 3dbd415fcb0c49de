package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.RejectionReason;
import io.qilian.bundles.hj212.api.RequestReturn;
import io.qilian.bundles.hj212.api.StationTime;
import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.internal.station.UploadReader.Content;
import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands uploads in, and acknowledges them once they are stored. On the loop's thread only. */
final class Uploads {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final Duration CLOCK_SET_AGAIN_AFTER = Duration.ofHours(1);

    private final StationFeed feed;
    private final Enquirer enquirer;
    private final UploadReader reader;
    private boolean storing = true;

    /**
     * An upload as it came.
     *
     * @param station who sent it
     * @param kind what it is
     * @param segment the upload; if it came in parts, all of them
     * @param original its text without the password
     * @param toAnswer the segments that are answered when it is stored
     */
    record Arrived(Station station, Upload kind, DataSegment segment, String original, List<DataSegment> toAnswer) {}

    Uploads(StationFeed feed, Enquirer enquirer) {
        this.feed = feed;
        this.enquirer = enquirer;
        this.reader = new UploadReader(new StationTime(feed.settings().zone()));
    }

    /** Hands an upload in. */
    void take(Arrived upload, StationSession session) {
        Content content;
        try {
            content = reader.read(upload.kind(), upload.segment());
        } catch (ProblemException e) {
            feed.counters().count(RejectionReason.PARAMETERS);
            refuse(upload, e.problem());
            upload.toAnswer()
                    .forEach(segment -> session.answer(segment, Answers.refused(segment, RequestReturn.REFUSED)));
            return;
        }
        if (!content.unreadable().isEmpty()) {
            refuse(upload, ServerProblems.unreadable(content.unreadable()));
        }
        watchClock(upload, content);
        feed.counters().count(Hj212Counter.UPLOADS);
        enquirer.uploaded(upload.station(), upload.segment(), false);
        upload.station().takeInHand();
        session.takeInHand();
        handIn(upload, content).whenComplete((receipt, failure) -> feed.loop()
                .execute(() -> stored(upload, content, session, Optional.ofNullable(failure))));
    }

    private CompletionStage<IngestReceipt> handIn(Arrived upload, Content content) {
        StationMessage message = new StationMessage(
                feed.name(),
                upload.segment().deviceNumber(),
                feed.clock().instant(),
                upload.original(),
                content.measurements(),
                Optional.empty());
        try {
            return feed.ingest().accept(message);
        } catch (RuntimeException e) {
            // Whatever it is, the message was not kept: the station is to send it again.
            return CompletableFuture.failedStage(e);
        }
    }

    private void refuse(Arrived upload, Problem problem) {
        feed.ingest()
                .refuse(
                        feed.name(),
                        upload.segment().deviceNumber(),
                        feed.clock().instant(),
                        upload.original(),
                        problem);
    }

    private void watchClock(Arrived upload, Content content) {
        Instant now = feed.clock().instant();
        boolean wrong = upload.kind() == Upload.REAL
                && content.times().stream()
                        .anyMatch(time -> Duration.between(time, now)
                                        .abs()
                                        .compareTo(feed.settings().clockTolerance())
                                > 0);
        if (wrong) {
            upload.station().clockWrong(now, CLOCK_SET_AGAIN_AFTER);
        }
    }

    private void stored(Arrived upload, Content content, StationSession session, Optional<Throwable> failure) {
        upload.station().letGo();
        session.letGo();
        tell(failure);
        if (failure.isPresent()) {
            feed.counters().count(Hj212Counter.NOT_STORED);
            enquirer.uploaded(upload.station(), upload.segment(), true);
            return;
        }
        feed.counters().count(Hj212Counter.STORED);
        content.times().forEach(time -> enquirer.stored(upload.station(), upload.kind(), time));
        for (DataSegment segment : upload.toAnswer()) {
            if (session.expectsAnswer(segment)) {
                feed.counters().count(Hj212Counter.ACKNOWLEDGED);
                session.send(Answers.stored(segment));
            }
        }
        enquirer.look(upload.station());
    }

    /** Says when storing begins to fail, and when it works again; never for each message. */
    private void tell(Optional<Throwable> failure) {
        if (storing && failure.isPresent()) {
            log.warn("Feed {}: what stations send is not stored, and not acknowledged", feed.name(), failure.get());
        } else if (!storing && failure.isEmpty()) {
            log.info("Feed {}: what stations send is stored again", feed.name());
        }
        storing = failure.isEmpty();
    }
}
