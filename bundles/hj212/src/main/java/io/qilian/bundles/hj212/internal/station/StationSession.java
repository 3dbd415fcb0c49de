package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.CommandCode;
import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.PackageAssembler;
import io.qilian.bundles.hj212.api.PackageAssembler.Assembled;
import io.qilian.bundles.hj212.api.PacketCodec;
import io.qilian.bundles.hj212.api.PacketDecoder;
import io.qilian.bundles.hj212.api.PacketSink;
import io.qilian.bundles.hj212.api.Rejection;
import io.qilian.bundles.hj212.api.RejectionReason;
import io.qilian.bundles.hj212.api.RequestReturn;
import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.internal.net.Link;
import io.qilian.bundles.hj212.internal.net.LinkListener;
import io.qilian.bundles.hj212.internal.station.Uploads.Arrived;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is said over one connection. Mostly one station speaks over it, a gateway for several. On the loop's thread only. */
final class StationSession implements LinkListener, PacketSink {

    private static final Duration TO_LOG_IN = Duration.ofSeconds(60);
    private static final Duration FOR_ALL_PARTS = Duration.ofSeconds(60);
    private static final int MAXIMUM_IN_HAND = 64;
    private static final int MAXIMUM_WRONG_PASSWORDS = 3;

    private final StationServer server;
    private final StationFeed feed;
    private final Link link;
    private final PacketDecoder decoder = new PacketDecoder(PacketCodec.MAXIMUM_LENGTH);
    private final PackageAssembler assembler = new PackageAssembler(FOR_ALL_PARTS);
    private final StandaloneParts standalone = new StandaloneParts();
    private final RateBound rate;
    private final Set<Station> stations = new HashSet<>();
    private String deviceNumber = "";
    private Instant heardAt;
    private int wrongPasswords;
    private int inHand;
    private boolean slowed;
    private boolean closed;

    StationSession(StationServer server, StationFeed feed, Link link) {
        this.server = server;
        this.feed = feed;
        this.link = link;
        this.rate = new RateBound(feed.settings().packetsPerSecond(), System::nanoTime);
        this.heardAt = feed.clock().instant();
    }

    @Override
    public void received(ByteBuffer bytes) {
        decoder.decode(bytes, this);
        pace();
    }

    @Override
    public void packet(DataSegment segment, String original) {
        if (closed) {
            return;
        }
        feed.counters().count(Hj212Counter.PACKETS);
        rate.take();
        Optional<Gate.Refusal> refusal = server.gate().refuses(segment);
        if (refusal.isPresent()) {
            refuse(segment, refusal.get());
            return;
        }
        Optional<Station> station = server.station(segment.deviceNumber());
        if (station.isEmpty()) {
            refuse(segment, new Gate.Refusal(RequestReturn.REFUSED, Hj212Counter.REFUSED_STATIONS));
            return;
        }
        heardAt = feed.clock().instant();
        deviceNumber = segment.deviceNumber();
        if (stations.add(station.get())) {
            server.joined(station.get());
        }
        station.get().heard(segment, this);
        dispatch(station.get(), segment, original);
    }

    private void refuse(DataSegment segment, Gate.Refusal refusal) {
        feed.counters().count(refusal.counter());
        send(Answers.refused(segment, refusal.answer()));
        if (refusal.answer() == RequestReturn.PASSWORD && ++wrongPasswords >= MAXIMUM_WRONG_PASSWORDS) {
            link.close();
        }
    }

    private void dispatch(Station station, DataSegment segment, String original) {
        Optional<Upload> upload = Upload.of(segment.commandCode());
        if (upload.isPresent()) {
            if (segment.packageNumber().isPresent()) {
                part(station, upload.get(), segment, original);
            } else {
                server.uploads().take(new Arrived(station, upload.get(), segment, original, List.of(segment)), this);
            }
            return;
        }
        switch (segment.commandCode()) {
            case CommandCode.REQUEST_ANSWER -> server.enquirer().answered(station, segment);
            case CommandCode.EXECUTION_RESULT -> server.enquirer().ended(station, segment);
            case CommandCode.ASK_FOR_CLOCK -> {
                notice(segment);
                station.clockWrong(feed.clock().instant(), Duration.ZERO);
            }
            case CommandCode.HEARTBEAT -> notice(segment);
            case CommandCode.NOTICE_ANSWER, CommandCode.DATA_ANSWER ->
                feed.counters().count(Hj212Counter.NOTICES);
            default -> {
                feed.counters().count(Hj212Counter.REFUSED_COMMAND);
                server.refuse(segment.deviceNumber(), original, ServerProblems.command(segment.commandCode()));
                answer(segment, Answers.refused(segment, RequestReturn.COMMAND_CODE));
            }
        }
    }

    private void notice(DataSegment segment) {
        feed.counters().count(Hj212Counter.NOTICES);
        answer(segment, Answers.noticed(segment));
    }

    private void part(Station station, Upload kind, DataSegment segment, String original) {
        boolean alone = standalone.test(segment);
        if (alone) {
            // Whoever waits for an answer before the next part gets it as soon as this one is stored.
            DataSegment single = segment.withPackageNumber(Optional.empty());
            server.uploads().take(new Arrived(station, kind, single, original, List.of(segment)), this);
        }
        try {
            assembler.add(segment, feed.clock().instant()).ifPresent(whole -> whole(station, kind, whole));
        } catch (ProblemException e) {
            rejected(new Rejection(RejectionReason.PACKAGES, e.problem(), original, original.length()));
        }
    }

    private void whole(Station station, Upload kind, Assembled message) {
        List<DataSegment> toAnswer =
                message.parts().stream().filter(standalone.negate()).toList();
        if (!toAnswer.isEmpty()) {
            String original = message.segment().toString();
            server.uploads().take(new Arrived(station, kind, message.segment(), original, toAnswer), this);
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        if (!closed) {
            feed.counters().count(rejection.reason());
            rate.take();
            server.refuse(deviceNumber, rejection.original(), rejection.problem());
        }
    }

    /** Whether the sender of a segment waits for an answer, and is still there. */
    boolean expectsAnswer(DataSegment segment) {
        return segment.flags().answerWanted() && !closed;
    }

    /** Answers a segment if its sender waits for that. */
    void answer(DataSegment to, DataSegment answer) {
        if (expectsAnswer(to)) {
            send(answer);
        }
    }

    void send(DataSegment segment) {
        link.send(PacketCodec.encode(segment));
    }

    void takeInHand() {
        inHand++;
    }

    void letGo() {
        inHand--;
        if (slowed) {
            pace();
        }
    }

    /** Reads on only while it may: nothing is dropped, the station's own network stack holds it back. */
    private void pace() {
        boolean slow = inHand >= MAXIMUM_IN_HAND || !rate.open();
        if (slow && !slowed) {
            feed.counters().count(Hj212Counter.SLOWED);
        }
        slowed = slow;
        link.read(!slow);
    }

    void tick() {
        Instant now = feed.clock().instant();
        assembler.expire(now).forEach(this::rejected);
        Duration idle = feed.settings().idleTimeout();
        Duration allowed = stations.isEmpty() && idle.compareTo(TO_LOG_IN) > 0 ? TO_LOG_IN : idle;
        // A connection that is held back by us is not idle.
        if (!slowed && heardAt.plus(allowed).isBefore(now)) {
            feed.counters().count(Hj212Counter.CLOSED_IDLE);
            link.close();
        } else if (slowed) {
            pace();
        }
    }

    @Override
    public void closed(End end) {
        decoder.finish(this);
        closed = true;
        if (end == End.SLOW) {
            feed.counters().count(Hj212Counter.CLOSED_SLOW);
        }
        stations.forEach(station -> station.left(this));
        server.ended(this);
    }
}
