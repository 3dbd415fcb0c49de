package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.FunctionCode;
import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.api.Sl651Settings;
import io.qilian.bundles.sl651.api.StationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a whole text: it is read, stored, and confirmed once it is stored. For the server's thread. */
final class TextFlow {

    private static final Duration CLOCK_REST = Duration.ofHours(1);

    private final StationFeed feed;
    private final StationLink link;
    private final ReportFlow reports;
    private final StationReplies replies;
    private int unstored;

    TextFlow(StationFeed feed, StationLink link) {
        this.feed = feed;
        this.link = link;
        this.reports = new ReportFlow(feed);
        this.replies =
                new StationReplies(feed.settings().zone(), feed.settings().confirmation());
    }

    /** Reports that wait to be stored. */
    int unstored() {
        return unstored;
    }

    void take(StationText text, Instant now) {
        int code = text.header().function();
        if (code == FunctionCode.PICTURE.code()) {
            refusePicture(text, now);
            confirm(text, now);
        } else if (FunctionCode.of(code).filter(FunctionCode::carriesElements).isPresent()) {
            reports.read(text.header(), text.body(), text.original(), now)
                    .ifPresent(report -> store(text, report, now));
        } else {
            feed.counters().count(Sl651Counter.OTHER_FRAMES);
        }
    }

    void refusePicture(StationText text, Instant now) {
        // Reading it tells why.
        reports.read(text.header(), text.body(), text.original(), now);
    }

    private void store(StationText text, StationReport report, Instant now) {
        checkClock(text.header(), report, now);
        unstored++;
        reports.store(text.header(), report, text.original(), now)
                .whenComplete((done, failure) -> link.later(() -> stored(text, report, failure == null)));
    }

    private void stored(StationText text, StationReport report, boolean success) {
        unstored--;
        if (!success) {
            feed.counters().count(Sl651Counter.NOT_STORED);
            return;
        }
        Instant now = feed.clock().instant();
        feed.counters().count(Sl651Counter.CONFIRMED);
        confirm(text, now);
        feed.registry().known(text.header().station()).ifPresent(session -> watch(session, text, report, now));
    }

    private void confirm(StationText text, Instant now) {
        replies.confirmed(text.header(), text.serial(), text.last(), text.more(), now)
                .ifPresent(link::send);
    }

    private void watch(StationSession session, StationText text, StationReport report, Instant now) {
        int code = text.header().function();
        if (code == FunctionCode.QUERY_PERIOD.code()) {
            session.gaps().answered();
        } else if (code == FunctionCode.HOURLY.code() && feed.settings().askForGaps()) {
            session.hours()
                    .reported(report.observedAt(), report.hourElements(), now)
                    .forEach(session.gaps()::add);
        }
        askForGaps(session, System.nanoTime());
    }

    /** Sends a station the query that is due, if it is this connection's. */
    void askForGaps(StationSession session, long nowNanos) {
        Optional<StationLink> current = session.link();
        if (current.isPresent() && current.get() == link) {
            session.gaps()
                    .due(nowNanos)
                    .ifPresent(gap -> link.send(
                            replies.askFor(session.header(), gap, feed.clock().instant())));
        }
    }

    private void checkClock(FrameHeader header, StationReport report, Instant now) {
        Sl651Settings settings = feed.settings();
        Duration off = Duration.between(report.sentAt(), now).abs();
        if (off.compareTo(settings.clockTolerance()) <= 0) {
            return;
        }
        feed.counters().count(Sl651Counter.WRONG_CLOCKS);
        StationSession session = feed.registry().session(header.station());
        if (settings.setClock() && Duration.between(session.clockSetAt(), now).compareTo(CLOCK_REST) > 0) {
            session.clockSet(now);
            feed.counters().count(Sl651Counter.CLOCKS_SET);
            link.send(replies.setClock(header, now));
        }
    }
}
