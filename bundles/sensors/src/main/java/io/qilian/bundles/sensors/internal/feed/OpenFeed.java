package io.qilian.bundles.sensors.internal.feed;

import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorFeedSettings;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.api.SensorFeedStatus.StationStatus;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import io.qilian.bundles.sensors.internal.feed.SensorFolder.Found;
import io.qilian.bundles.sensors.internal.ingest.FeedCounters;
import io.qilian.bundles.sensors.internal.ingest.IngestedFeed;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sensor feed of the folder: its file, what the ingest knows of it, and its connection, as long as a bundle brings the
 * protocol. Opened and closed by one thread at a time; the status is for any thread.
 */
final class OpenFeed {

    private static final Logger log = LoggerFactory.getLogger(OpenFeed.class);

    private final String name;
    private final Found file;
    private final Instant openedAt;
    private final Optional<SensorFeedSettings> settings;
    private final Optional<IngestedFeed> ingested;
    private volatile Optional<Problem> problem;
    private volatile SensorConnection connection;
    private SensorProtocol<?> protocol;

    /** A feed without a connection; a file that cannot be used is remembered as a problem. */
    OpenFeed(String name, Found file, Duration longestAge, Instant now) {
        this.name = name;
        this.file = file;
        this.openedAt = now;
        this.problem = file.problem();
        Optional<SensorFeedSettings> read = Optional.empty();
        Optional<IngestedFeed> made = Optional.empty();
        if (file.document().isPresent()) {
            try {
                SettingsFile document = file.document().get();
                read = Optional.of(document.asWithout("connection", SensorFeedSettings.class)
                        .agedAtMost(longestAge));
                made = Optional.of(IngestedFeed.of(name, read.get()));
            } catch (ProblemException e) {
                problem = Optional.of(e.problem());
            }
        }
        settings = made.isPresent() ? read : Optional.empty();
        ingested = made;
        problem.ifPresent(reason -> log.warn("Sensor feed {} is refused: {}", name, reason.message()));
    }

    String name() {
        return name;
    }

    Found file() {
        return file;
    }

    Optional<IngestedFeed> ingested() {
        return ingested;
    }

    /** Opens the connection if it can be opened and is not open; closes it if its protocol has gone. */
    void connect(Map<String, SensorProtocol<?>> protocols, SensorIngest ingest) {
        if (settings.isEmpty()) {
            return;
        }
        SensorProtocol<?> wanted = protocols.get(settings.get().protocol());
        if (connection != null && wanted != protocol) {
            disconnect();
        }
        if (wanted == null) {
            tell(SensorProblems.noProtocol(name, settings.get().protocol(), protocols.keySet()));
        } else if (connection == null) {
            open(wanted, ingest);
        }
    }

    private <S extends Record> void open(SensorProtocol<S> wanted, SensorIngest ingest) {
        try {
            S connectionSettings = file.document().orElseThrow().part("connection", wanted.settings());
            connection = wanted.open(name, connectionSettings, ingest);
            protocol = wanted;
            problem = Optional.empty();
        } catch (ProblemException e) {
            tell(e.problem());
        } catch (RuntimeException e) {
            Problem reason = SensorProblems.notOpened(name, e);
            if (!problem.equals(Optional.of(reason))) {
                log.error("Sensor feed {} could not be opened", name, e);
            }
            problem = Optional.of(reason);
        }
    }

    private void tell(Problem reason) {
        if (!problem.equals(Optional.of(reason))) {
            log.warn("Sensor feed {} waits: {}", name, reason.message());
        }
        problem = Optional.of(reason);
    }

    void disconnect() {
        SensorConnection closing = connection;
        connection = null;
        protocol = null;
        if (closing == null) {
            return;
        }
        try {
            closing.close();
        } catch (RuntimeException e) {
            // Others have still to be closed.
            log.error("Sensor feed {} could not be closed", name, e);
        }
    }

    SensorFeedStatus status(Instant now) {
        SensorConnection open = connection;
        Optional<LinkStatus> link = Optional.ofNullable(open).map(SensorConnection::status);
        Optional<Problem> reason = problem.or(() -> link.flatMap(LinkStatus::problem));
        FeedCounters counters = ingested.map(IngestedFeed::counters).orElseGet(FeedCounters::new);
        return new SensorFeedStatus(
                name,
                settings.map(SensorFeedSettings::protocol).orElse(""),
                link,
                reason,
                counters.messages(),
                counters.stored(),
                counters.duplicates(),
                counters.ignored(),
                counters.busy(),
                ingested.map(feed -> feed.order().late()).orElse(0L),
                ingested.map(feed -> feed.order().early()).orElse(0L),
                counters.refusals(),
                counters.unmapped(),
                stations(now));
    }

    private List<StationStatus> stations(Instant now) {
        List<StationStatus> stations = new ArrayList<>();
        if (ingested.isPresent()) {
            Instant heardBefore = now.minus(settings.orElseThrow().silentAfter());
            ingested.get().stations().stations().forEach((station, heardAt) -> {
                boolean silent = heardAt.orElse(openedAt).isBefore(heardBefore);
                stations.add(new StationStatus(station, heardAt, silent));
            });
        }
        return stations;
    }
}
