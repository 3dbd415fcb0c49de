package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sl651.api.Sl651Connection;
import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.api.Sl651Settings;
import io.qilian.bundles.sl651.api.Sl651Statistics;
import io.qilian.bundles.sl651.internal.net.TcpConnection;
import io.qilian.bundles.sl651.internal.net.TcpEvents;
import io.qilian.bundles.sl651.internal.net.TcpHandler;
import io.qilian.bundles.sl651.internal.net.TcpLimits;
import io.qilian.bundles.sl651.internal.net.TcpServer;
import io.qilian.kernel.api.problem.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The centre that stations of a feed connect to. Thread-safe. */
public final class StationServer implements Sl651Connection, TcpEvents {

    private static final Logger log = LoggerFactory.getLogger(StationServer.class);
    private static final int UNSENT_BYTES = 65_536;

    private final String name;
    private final Sl651Settings settings;
    private final StationCounters counters = new StationCounters();
    private final LinkProgress progress = new LinkProgress();
    private final StationRegistry registry;
    private final StationReplies replies;
    private final InstantSource clock;
    private final StationFeed feed;
    private final TcpServer server;

    /**
     * Prepares a centre; {@link #start} begins.
     *
     * @param name of the feed
     * @param settings of the feed
     * @param ingest where messages go
     * @param clock when messages come
     * @param random spreads attempts
     * @throws io.qilian.kernel.api.problem.ProblemException if the system gives no selector
     */
    public StationServer(
            String name, Sl651Settings settings, SensorIngest ingest, InstantSource clock, RandomGenerator random) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.registry = new StationRegistry(settings, counters);
        this.replies = new StationReplies(settings.zone(), settings.confirmation());
        TcpLimits limits = new TcpLimits(settings.maximumConnections(), settings.idleLimit(), UNSENT_BYTES);
        InetSocketAddress address = new InetSocketAddress(settings.address(), settings.port());
        try {
            server = new TcpServer("qilian-sl651-" + name, address, limits, this, random);
        } catch (IOException e) {
            throw StationProblems.system(e);
        }
        RateLimit keeping = new RateLimit(StationFeed.MAXIMUM_REFUSALS_A_MINUTE, System.nanoTime());
        feed = new StationFeed(name, settings, ingest, clock, counters, registry, progress, keeping, server::execute);
    }

    /** Begins to listen. Returns at once. */
    public void start() {
        server.start();
    }

    @Override
    public LinkStatus status() {
        return progress.status(registry.heard(), counters.refusals());
    }

    @Override
    public Sl651Statistics statistics() {
        return counters.statistics();
    }

    @Override
    public boolean askForLatest(String station) {
        if (!registry.connected(station)) {
            return false;
        }
        server.execute(() -> registry.known(station).ifPresent(session -> session.link()
                .ifPresent(link -> link.send(replies.askForLatest(session.header(), clock.instant())))));
        return true;
    }

    @Override
    public void close() {
        server.close();
        progress.closed();
    }

    @Override
    public void listening() {
        log.info("Feed {}: listens on {}:{}", name, settings.address(), settings.port());
        progress.listening();
    }

    @Override
    public void failed(IOException cause) {
        Problem problem = StationProblems.port(settings.address() + ":" + settings.port(), cause);
        if (progress.waiting(problem)) {
            log.warn("Feed {}: {}", name, problem.message());
        }
    }

    @Override
    public TcpHandler accepted(TcpConnection connection) {
        return new StationLink(feed, connection);
    }

    @Override
    public void refused() {
        counters.count(Sl651Counter.CONNECTIONS_REFUSED);
    }

    @Override
    public void idle() {
        counters.count(Sl651Counter.CONNECTIONS_IDLE);
    }

    @Override
    public void stuck() {
        counters.count(Sl651Counter.CONNECTIONS_CUT);
    }
}
