package io.qilian.bundles.hj212.api.simulation;

import io.qilian.bundles.hj212.api.CommandCode;
import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.PacketCodec;
import io.qilian.bundles.hj212.api.PacketDecoder;
import io.qilian.bundles.hj212.api.PacketSink;
import io.qilian.bundles.hj212.api.Rejection;
import io.qilian.bundles.hj212.api.RequestReturn;
import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.api.simulation.StationReport.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A station that is not there. It connects, logs in by telling when it was switched on (2081, with its password, which
 * every packet of HJ 212 carries), sends the records of an iterator, waits for acknowledgements and sends again what was
 * not acknowledged, and answers requests for minutes, hours and days from its memory. It makes one connection: a station
 * that reconnects is a second one with the same memory.
 *
 * <p>One thread of its own reads the iterator, sends and receives. The public methods may be called from any thread.
 */
public final class SimulatedStation implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int LONGEST_READ_MS = 20;
    private static final long CLOSE_MS = 2_000;

    private final StationPlan plan;
    private final InstantSource clock;
    private final StationMemory memory;
    private final Iterator<StationRecord> records;
    private final StationWriter writer;
    private final RequestAnswers answers;
    private final Socket socket = new Socket();
    private final Thread thread;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong unacknowledged = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong clockSet = new AtomicLong();
    private volatile StationFaults faults = StationFaults.none();
    private volatile State state = State.CONNECTING;
    private volatile RequestReturn refused;
    private volatile String failure;
    private volatile boolean closed;
    private long nextAtNanos;

    /** A segment that waits for its acknowledgement. */
    private record Waiting(DataSegment segment, int attempts, long sinceNanos) {}

    /**
     * A station that does nothing yet.
     *
     * @param plan who it is
     * @param memory what it remembers; the records that it sends are added
     * @param records what it sends, in order; read by the station's thread as it sends
     * @param clock its clock
     */
    public SimulatedStation(
            StationPlan plan, StationMemory memory, Iterator<StationRecord> records, InstantSource clock) {
        this.plan = plan;
        this.memory = memory;
        this.records = records;
        this.clock = clock;
        this.writer = new StationWriter(plan, clock);
        this.answers = new RequestAnswers(memory, writer);
        this.thread = new Thread(this::run, "qilian-hj212-station-" + plan.deviceNumber());
        thread.setDaemon(true);
    }

    /** Connects and begins to send. Returns at once. */
    public void start() {
        thread.start();
    }

    /**
     * Lets things go wrong, or right again, from the next packet on.
     *
     * @param next what goes wrong
     */
    public void faults(StationFaults next) {
        faults = next;
    }

    /**
     * How it is doing. Answers at once.
     *
     * @return the report
     */
    public StationReport report() {
        return new StationReport(
                state,
                sent.get(),
                acknowledged.get(),
                unacknowledged.get(),
                requests.get(),
                clockSet.get(),
                Optional.ofNullable(refused),
                Optional.ofNullable(failure));
    }

    /** Breaks the connection and waits up to two seconds for its thread. Idempotent. */
    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
            thread.join(CLOSE_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (socket) {
            socket.connect(new InetSocketAddress(plan.host(), plan.port()), CONNECT_TIMEOUT_MS);
            socket.setTcpNoDelay(true);
            state = State.SENDING;
            sendOnce(logIn());
            converse();
        } catch (IOException e) {
            if (!closed) {
                failure = e.toString();
            }
        } finally {
            state = State.CLOSED;
        }
    }

    private DataSegment logIn() {
        return writer.upload(new StationRecord(Upload.START, clock.instant(), Map.of()), faults);
    }

    private void converse() throws IOException {
        PacketDecoder decoder = new PacketDecoder(PacketCodec.MAXIMUM_LENGTH);
        Dialogue dialogue = new Dialogue();
        byte[] input = new byte[8192];
        while (!closed) {
            if (!faults.silent()) {
                sendAgain();
                sendNext();
            }
            socket.setSoTimeout(LONGEST_READ_MS);
            int read = read(input);
            if (read < 0) {
                failure = "The centre has ended the connection";
                return;
            }
            decoder.decode(ByteBuffer.wrap(input, 0, read), dialogue);
            dialogue.answer();
        }
    }

    private int read(byte[] input) throws IOException {
        try {
            return socket.getInputStream().read(input);
        } catch (SocketTimeoutException e) {
            // Time to look whether something is to be sent.
            return 0;
        }
    }

    private void sendNext() throws IOException {
        while (waiting.size() < plan.window() && records.hasNext() && System.nanoTime() - nextAtNanos >= 0) {
            nextAtNanos = System.nanoTime() + plan.pace().toNanos();
            StationRecord record = records.next();
            memory.remember(record);
            if (writer.meets(faults.lostShare())) {
                continue;
            }
            if (writer.meets(faults.malformedShare())) {
                write(writer.malformed());
            } else {
                sendOnce(writer.upload(record, faults));
            }
        }
        state = records.hasNext() || !waiting.isEmpty() ? State.SENDING : State.IDLE;
    }

    private void sendOnce(DataSegment segment) throws IOException {
        send(new Waiting(segment, 1, System.nanoTime()));
    }

    private void send(Waiting next) throws IOException {
        waiting.put(next.segment().requestNumber(), next);
        sent.incrementAndGet();
        write(writer.bytes(next.segment(), faults));
    }

    private void sendAgain() throws IOException {
        long late = System.nanoTime() - plan.answerTimeout().toNanos();
        for (Waiting old : List.copyOf(waiting.values())) {
            if (old.sinceNanos() - late > 0) {
                continue;
            }
            if (old.attempts() >= plan.attempts()) {
                waiting.remove(old.segment().requestNumber());
                unacknowledged.incrementAndGet();
            } else {
                send(new Waiting(old.segment(), old.attempts() + 1, System.nanoTime()));
            }
        }
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** What the centre says. */
    private final class Dialogue implements PacketSink {

        private final Deque<DataSegment> asked = new ArrayDeque<>();

        @Override
        public void packet(DataSegment segment, String original) {
            switch (segment.commandCode()) {
                case CommandCode.DATA_ANSWER -> {
                    if (waiting.remove(segment.requestNumber()) != null) {
                        acknowledged.incrementAndGet();
                    }
                }
                case CommandCode.REQUEST_ANSWER -> {
                    waiting.remove(segment.requestNumber());
                    refused = RequestReturn.read(segment.parameters()).orElse(RequestReturn.UNKNOWN);
                }
                case CommandCode.NOTICE_ANSWER -> waiting.remove(segment.requestNumber());
                default -> asked.add(segment);
            }
        }

        @Override
        public void rejected(Rejection rejection) {
            failure = rejection.problem().what();
        }

        void answer() throws IOException {
            while (!asked.isEmpty() && !faults.silent()) {
                DataSegment request = asked.remove();
                for (DataSegment answer : answers.to(request, faults)) {
                    write(
                            Upload.of(answer.commandCode()).isPresent()
                                    ? writer.bytes(answer, faults)
                                    : PacketCodec.encode(answer));
                }
                if (request.commandCode().equals(CommandCode.SET_CLOCK)) {
                    clockSet.incrementAndGet();
                    faults = faults.skewed(Duration.ZERO);
                }
                requests.incrementAndGet();
            }
        }
    }
}
