package io.qilian.bundles.hj212.internal;

import io.qilian.bundles.hj212.api.Hj212Connection;
import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.Hj212Figures;
import io.qilian.bundles.hj212.api.Hj212Settings;
import io.qilian.bundles.hj212.internal.net.SelectorLoop;
import io.qilian.bundles.hj212.internal.station.Counters;
import io.qilian.bundles.hj212.internal.station.StationFeed;
import io.qilian.bundles.hj212.internal.station.StationServer;
import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorIngest;
import java.time.InstantSource;

/** A feed that is open. Thread-safe. */
final class ReceivingConnection implements Hj212Connection {

    private final Counters counters = new Counters();
    private final LastMessage lastMessage;
    private final SelectorLoop loop;
    private final StationServer server;
    private final Runnable whenClosed;
    private volatile boolean closed;

    ReceivingConnection(
            String name, Hj212Settings settings, SensorIngest ingest, InstantSource clock, Runnable whenClosed) {
        this.whenClosed = whenClosed;
        this.lastMessage = new LastMessage(ingest);
        this.loop = new SelectorLoop(name);
        this.server = new StationServer(new StationFeed(name, settings, lastMessage, counters, clock, loop));
        loop.start(settings.address(), settings.port(), server);
    }

    @Override
    public LinkStatus status() {
        StationServer.State state = server.state();
        long rejected = counters.rejected();
        return new LinkStatus(
                state(state),
                state.problem(),
                state.stations(),
                counters.figures().of(Hj212Counter.PACKETS) + rejected,
                rejected,
                state.reconnects(),
                lastMessage.at());
    }

    private LinkStatus.State state(StationServer.State state) {
        if (closed) {
            return LinkStatus.State.CLOSED;
        }
        if (state.problem().isPresent()) {
            return LinkStatus.State.WAITING;
        }
        return state.port() == 0 ? LinkStatus.State.CONNECTING : LinkStatus.State.UP;
    }

    @Override
    public Hj212Figures figures() {
        return counters.figures();
    }

    @Override
    public int port() {
        return closed ? 0 : server.state().port();
    }

    @Override
    public void close() {
        closed = true;
        loop.close();
        whenClosed.run();
    }
}
