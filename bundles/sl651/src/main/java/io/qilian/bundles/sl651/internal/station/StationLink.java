package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.FrameDecoder;
import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.FrameRejection;
import io.qilian.bundles.sl651.api.FunctionCode;
import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.api.Sl651Frame;
import io.qilian.bundles.sl651.internal.net.TcpConnection;
import io.qilian.bundles.sl651.internal.net.TcpHandler;
import io.qilian.kernel.api.problem.Problem;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a station, or of a relay that speaks for several. Reads no further while {@value #MAXIMUM_UNSTORED}
 * reports wait to be stored or too many frames came in a minute; is cut after {@value #MAXIMUM_REFUSALS} refusals in a row.
 */
final class StationLink implements TcpHandler, FrameDecoder.Sink {

    /** Reports of a connection that may wait to be stored before it is read on. */
    static final int MAXIMUM_UNSTORED = 8;

    /** Refusals in a row that a connection survives. */
    static final int MAXIMUM_REFUSALS = 16;

    /** How long the rest of a frame may take. */
    private static final long FRAME_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final StationFeed feed;
    private final TcpConnection connection;
    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketFlow packets;
    private final TextFlow texts;
    private final RateLimit rate;
    private final Map<String, StationSession> sessions = new HashMap<>();
    private int refusalsInARow;
    private boolean heldUp;
    private boolean closed;
    private long lastBytesNanos = System.nanoTime();

    StationLink(StationFeed feed, TcpConnection connection) {
        this.feed = feed;
        this.connection = connection;
        this.texts = new TextFlow(feed, this);
        this.packets = new PacketFlow(feed, this, texts);
        this.rate = new RateLimit(feed.settings().framesPerMinute(), System.nanoTime());
    }

    @Override
    public void received(ByteBuffer bytes) {
        lastBytesNanos = System.nanoTime();
        decoder.decode(bytes, this);
        holdUp(lastBytesNanos);
    }

    @Override
    public void tick(long nowNanos) {
        if (decoder.pending() > 0 && nowNanos - lastBytesNanos > FRAME_WAIT_NANOS) {
            decoder.expire(this);
        }
        packets.tick(nowNanos);
        sessions.values().forEach(session -> texts.askForGaps(session, nowNanos));
        holdUp(nowNanos);
    }

    @Override
    public void frame(Sl651Frame frame) {
        if (closed) {
            return;
        }
        rate.take();
        Instant now = feed.clock().instant();
        feed.progress().received(now);
        Optional<Problem> refusal = refusal(frame);
        if (refusal.isPresent()) {
            refused(frame.header().station(), now, frame.redacted(), refusal.get());
            return;
        }
        refusalsInARow = 0;
        FrameHeader header = frame.header();
        sessions.put(header.station(), feed.registry().heard(header, this));
        if (header.function() == FunctionCode.KEEP_ALIVE.code()) {
            feed.counters().count(Sl651Counter.KEEP_ALIVES);
        } else if (frame.packet().isPresent()) {
            packets.take(frame, frame.packet().get(), now);
        } else {
            texts.take(StationText.of(frame), now);
        }
    }

    private Optional<Problem> refusal(Sl651Frame frame) {
        return switch (frame.header().direction()) {
            case DOWN -> Optional.of(StationProblems.direction());
            case UP ->
                feed.registry().refusal(frame.header().station(), frame.header().password());
        };
    }

    @Override
    public void rejected(FrameRejection rejection) {
        if (!closed) {
            Instant now = feed.clock().instant();
            feed.progress().received(now);
            String original = feed.registry().scrubbed(rejection.original());
            refused(rejection.station(), now, original, rejection.problem());
        }
    }

    private void refused(String station, Instant now, String original, Problem problem) {
        feed.refuse(station, now, original, problem);
        refusalsInARow++;
        if (refusalsInARow >= MAXIMUM_REFUSALS) {
            feed.counters().count(Sl651Counter.CONNECTIONS_CUT);
            connection.close();
        }
    }

    /** Reads on or not. */
    private void holdUp(long nowNanos) {
        boolean hold = texts.unstored() >= MAXIMUM_UNSTORED || rate.exhausted(nowNanos);
        if (hold != heldUp && !closed) {
            heldUp = hold;
            if (hold) {
                feed.counters().count(Sl651Counter.HELD_UP);
            }
            connection.reading(!hold);
        }
    }

    /** Sends bytes, if the connection is still there. */
    void send(byte[] bytes) {
        if (!closed) {
            connection.send(bytes);
        }
    }

    /** Runs on the server's thread, if the connection is still there. Any thread. */
    void later(Runnable task) {
        feed.serverThread().execute(() -> {
            if (!closed) {
                task.run();
                holdUp(System.nanoTime());
            }
        });
    }

    @Override
    public void closed() {
        closed = true;
        feed.registry().left(this, sessions.keySet());
    }
}
