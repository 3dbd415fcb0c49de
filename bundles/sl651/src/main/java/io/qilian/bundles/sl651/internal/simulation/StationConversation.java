package io.qilian.bundles.sl651.internal.simulation;

import io.qilian.bundles.sl651.api.ControlCharacter;
import io.qilian.bundles.sl651.api.Direction;
import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.FunctionCode;
import io.qilian.bundles.sl651.api.PacketNumber;
import io.qilian.bundles.sl651.api.Sl651Frame;
import io.qilian.bundles.sl651.api.simulation.SimulatedReport;
import io.qilian.bundles.sl651.api.simulation.SimulatedStationSettings;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a station sends and answers on one connection. For one thread. */
final class StationConversation {

    private static final int ATTEMPTS = 3;
    private static final int LISTEN_MS = 20;

    private final SimulatedStationSettings settings;
    private final StationWire wire;
    private final FaultyWire faulty;
    private final StationTexts texts;
    private final StationHistory history;
    private final StationTally tally;
    private final InstantSource clock;
    private final BooleanSupplier closed;
    private List<Sl651Frame> sent = List.of();
    private int confirmedFunction = -1;

    StationConversation(StationThread station, StationWire wire) {
        this.settings = station.settings();
        this.wire = wire;
        this.faulty = station.faulty();
        this.texts = new StationTexts(settings);
        this.history = station.history();
        this.tally = station.tally();
        this.clock = station.clock();
        this.closed = station::closed;
    }

    void keepAlive(int serial) throws IOException {
        Instant now = clock.instant();
        wire.send(frame(FunctionCode.KEEP_ALIVE, Optional.empty(), texts.keepAlive(serial, now), ControlCharacter.ETX)
                .encoded());
    }

    /** Sends a report until it is confirmed, at most three times. */
    boolean report(SimulatedReport report, int serial) throws IOException {
        sent = frames(report.function(), texts.report(report, serial, clock.instant()));
        faulty.sendMalformed(wire, sent.get(0).encoded());
        for (int attempt = 0; attempt < ATTEMPTS && !closed.getAsBoolean(); attempt++) {
            if (attempt > 0) {
                tally.repeated.incrementAndGet();
            }
            confirmedFunction = -1;
            for (Sl651Frame frame : sent) {
                faulty.send(wire, frame.encoded());
            }
            if (listen(settings.confirmWait().toNanos(), report.function().code())) {
                return true;
            }
        }
        return false;
    }

    /** Answers what the centre asks for a while, or until it confirms a function. Tells whether it has. */
    boolean listen(long nanos, int function) throws IOException {
        long deadline = System.nanoTime() + nanos;
        do {
            Optional<Sl651Frame> frame = wire.receive(LISTEN_MS);
            if (frame.isPresent()) {
                answer(frame.get());
            }
            if (function >= 0 && confirmedFunction == function) {
                return true;
            }
        } while (!closed.getAsBoolean() && System.nanoTime() - deadline < 0);
        return false;
    }

    private void answer(Sl651Frame frame) throws IOException {
        switch (frame.end()) {
            case EOT, ESC, ACK -> confirmedFunction = frame.header().function();
            case NAK -> sendAgain(frame);
            case ENQ -> answerQuery(frame);
            case STX, SYN, ETX, ETB -> throw new IOException("the centre sent " + frame.end());
        }
    }

    private void sendAgain(Sl651Frame frame) throws IOException {
        int sequence = frame.packet().map(PacketNumber::sequence).orElse(0);
        if (sequence >= 1 && sequence <= sent.size()) {
            tally.repeated.incrementAndGet();
            faulty.send(wire, sent.get(sequence - 1).encoded());
        }
    }

    private void answerQuery(Sl651Frame query) throws IOException {
        int code = query.header().function();
        Instant now = clock.instant();
        Optional<byte[]> text = Optional.empty();
        if (code == FunctionCode.QUERY_LATEST.code()) {
            text = history.latest().map(latest -> texts.report(latest, 0, now));
        } else if (code == FunctionCode.QUERY_PERIOD.code()) {
            text = texts.period(query.body(), history, now);
        } else if (code == FunctionCode.SET_CLOCK.code()) {
            tally.clocksSet.incrementAndGet();
        }
        if (text.isPresent()) {
            tally.answered.incrementAndGet();
            List<Sl651Frame> frames = frames(FunctionCode.of(code).orElseThrow(), text.get());
            for (Sl651Frame frame : frames) {
                faulty.send(wire, frame.encoded());
            }
        }
    }

    private List<Sl651Frame> frames(FunctionCode function, byte[] text) {
        int length = settings.packetBytes();
        if (text.length <= length) {
            return List.of(frame(function, Optional.empty(), text, ControlCharacter.ETX));
        }
        int total = (text.length + length - 1) / length;
        List<Sl651Frame> frames = new ArrayList<>(total);
        for (int sequence = 1; sequence <= total; sequence++) {
            byte[] part = Arrays.copyOfRange(text, (sequence - 1) * length, Math.min(text.length, sequence * length));
            ControlCharacter end = sequence == total ? ControlCharacter.ETX : ControlCharacter.ETB;
            frames.add(frame(function, Optional.of(new PacketNumber(total, sequence)), part, end));
        }
        return frames;
    }

    private Sl651Frame frame(FunctionCode function, Optional<PacketNumber> packet, byte[] text, ControlCharacter end) {
        FrameHeader header = new FrameHeader(
                Direction.UP, settings.centre(), settings.station(), settings.password(), function.code());
        return Sl651Frame.of(header, packet, text, end);
    }

    /** Answers the centre until a time. */
    void idle(long untilNanos) throws IOException {
        listen(untilNanos - System.nanoTime(), -1);
    }
}
