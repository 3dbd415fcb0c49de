package io.qilian.bundles.sensorroutes.internal.http;

import io.qilian.bundles.sensorroutes.api.http.HttpSettings;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormat;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormats;
import io.qilian.bundles.sensorroutes.internal.route.InFlight;
import io.qilian.bundles.sensorroutes.internal.route.OriginalText;
import io.qilian.bundles.sensorroutes.internal.route.RouteProgress;
import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A feed whose stations send over HTTP. Thread-safe. */
final class HttpFeed implements SensorConnection {

    private static final long MOST_BYTES = 32L << 20;

    private final String name;
    private final HttpSettings settings;
    private final SensorIngest ingest;
    private final InstantSource clock;
    private final Runnable forget;
    private final PayloadFormat format;
    private final Tokens tokens;
    private final InFlight inFlight;
    private final RouteProgress progress = new RouteProgress();
    private final Object handing = new Object();
    private boolean closed;

    HttpFeed(String name, HttpSettings settings, SensorIngest ingest, InstantSource clock, Runnable forget) {
        this.name = name;
        this.settings = settings;
        this.ingest = ingest;
        this.clock = clock;
        this.forget = forget;
        this.format = PayloadFormats.of(settings.payload());
        this.tokens = new Tokens(settings.tokens());
        this.inFlight = new InFlight(settings.maximumRequests(), MOST_BYTES);
        progress.up();
    }

    HttpSettings settings() {
        return settings;
    }

    Tokens tokens() {
        return tokens;
    }

    /** Bounds requests and the bytes of their bodies. */
    InFlight inFlight() {
        return inFlight;
    }

    /**
     * Takes a body.
     *
     * @return complete when it is stored; fails with a {@link ProblemException}. Completed on a thread of the ingest
     * @throws ProblemException if it cannot be decoded, or the feed is closed
     */
    CompletionStage<IngestReceipt> take(byte[] body, String address) {
        Instant now = clock.instant();
        progress.message(now);
        List<StationMessage> messages;
        try {
            messages = format.decode(name, body, address, now);
        } catch (ProblemException e) {
            refuse(body, now, e.problem());
            throw e;
        }
        CompletionStage<IngestReceipt> all = CompletableFuture.completedFuture(new IngestReceipt(0, 0, 0, 0));
        for (StationMessage message : messages) {
            all = all.thenCombine(hand(message, address), HttpFeed::sum);
        }
        return all;
    }

    private CompletionStage<IngestReceipt> hand(StationMessage message, String address) {
        synchronized (handing) {
            return closed
                    ? CompletableFuture.failedFuture(new ProblemException(HttpProblems.closed(address)))
                    : ingest.accept(message);
        }
    }

    private void refuse(byte[] body, Instant at, Problem reason) {
        synchronized (handing) {
            if (!closed) {
                progress.refused();
                ingest.refuse(name, "", at, OriginalText.of(body), reason);
            }
        }
    }

    private static IngestReceipt sum(IngestReceipt one, IngestReceipt two) {
        return new IngestReceipt(
                one.stored() + two.stored(),
                one.duplicates() + two.duplicates(),
                one.refused() + two.refused(),
                one.ignored() + two.ignored());
    }

    @Override
    public LinkStatus status() {
        return progress.status();
    }

    @Override
    public void close() {
        forget.run();
        synchronized (handing) {
            closed = true;
        }
        inFlight.close();
        progress.closed();
    }
}
