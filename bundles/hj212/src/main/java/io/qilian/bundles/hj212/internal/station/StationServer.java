package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.internal.net.Link;
import io.qilian.bundles.hj212.internal.net.LinkAcceptor;
import io.qilian.bundles.hj212.internal.net.LinkListener;
import io.qilian.kernel.api.problem.Problem;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Serves the stations of one feed. On the loop's thread, but for {@link #state}, which may be read from any. */
public final class StationServer implements LinkAcceptor {

    private final StationFeed feed;
    private final Gate gate;
    private final Enquirer enquirer;
    private final Uploads uploads;
    private final Map<String, Station> stations = new HashMap<>();
    private final Set<StationSession> sessions = new LinkedHashSet<>();
    private volatile State state = new State(0, Optional.empty(), 0, 0);

    /**
     * What others may know.
     *
     * @param port the port that is open; 0 if none is
     * @param problem why none is
     * @param stations stations that were heard of
     * @param reconnects times that a station came over a new connection
     */
    public record State(int port, Optional<Problem> problem, int stations, long reconnects) {}

    /** A server for a feed; checks the settings. */
    public StationServer(StationFeed feed) {
        this.feed = feed;
        this.gate = new Gate(feed.name(), feed.settings());
        this.enquirer = new Enquirer(feed.settings(), feed.counters(), feed.clock());
        this.uploads = new Uploads(feed, enquirer);
    }

    /** How it is doing. */
    public State state() {
        return state;
    }

    Gate gate() {
        return gate;
    }

    Enquirer enquirer() {
        return enquirer;
    }

    Uploads uploads() {
        return uploads;
    }

    @Override
    public boolean admits(InetAddress address) {
        if (!gate.admits(address)) {
            feed.counters().count(Hj212Counter.REFUSED_ADDRESS);
            return false;
        }
        if (sessions.size() >= feed.settings().connections()) {
            feed.counters().count(Hj212Counter.REFUSED_FULL);
            return false;
        }
        return true;
    }

    @Override
    public LinkListener accepted(Link link) {
        feed.counters().count(Hj212Counter.CONNECTED);
        StationSession session = new StationSession(this, feed, link);
        sessions.add(session);
        return session;
    }

    void ended(StationSession session) {
        sessions.remove(session);
    }

    @Override
    public void listening(int port, Optional<String> failure) {
        Optional<Problem> problem =
                failure.map(text -> ServerProblems.portClosed(feed.settings().port(), text));
        state = new State(port, problem, state.stations(), state.reconnects());
    }

    /** The station of that number, a new one if it was never heard of; nothing if there are too many. */
    Optional<Station> station(String deviceNumber) {
        Station known = stations.get(deviceNumber);
        if (known == null && stations.size() < feed.settings().stations()) {
            known = new Station(feed.settings());
            stations.put(deviceNumber, known);
        }
        return Optional.ofNullable(known);
    }

    /** A station is heard over a connection for the first time. */
    void joined(Station station) {
        boolean again = station.known();
        station.join();
        state = new State(state.port(), state.problem(), stations.size(), state.reconnects() + (again ? 1 : 0));
    }

    void refuse(String deviceNumber, String original, Problem reason) {
        Instant now = feed.clock().instant();
        feed.ingest().refuse(feed.name(), deviceNumber, now, original, reason);
    }

    @Override
    public void tick() {
        new ArrayList<>(sessions).forEach(StationSession::tick);
        stations.values().forEach(enquirer::look);
    }
}
