package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.PacketNumber;
import io.qilian.bundles.sl651.api.Sl651Frame;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;

/** Puts a text together from its packets (SL 651-2014, mode M3). Holds at most {@value #MAXIMUM_BYTES} bytes. */
final class PacketAssembly {

    /** Longest text. */
    static final int MAXIMUM_BYTES = 65_536;

    private static final int MAXIMUM_ROUNDS = 2;

    private final FrameHeader header;
    private final byte[][] bodies;
    private int received;
    private int bytes;
    private int rounds;
    private boolean ended;
    private long lastNanos = System.nanoTime();

    PacketAssembly(FrameHeader header, int total) {
        this.header = header;
        this.bodies = new byte[total][];
    }

    /** Whether a packet belongs to this text. */
    boolean takes(FrameHeader other, PacketNumber number) {
        return header.equals(other) && bodies.length == number.total();
    }

    /** Takes a packet; false if the text becomes too long. */
    boolean add(Sl651Frame frame, PacketNumber number) {
        lastNanos = System.nanoTime();
        ended = ended || number.last();
        if (bodies[number.sequence() - 1] == null) {
            byte[] body = frame.body();
            bodies[number.sequence() - 1] = body;
            received++;
            bytes += body.length;
        }
        return bytes <= MAXIMUM_BYTES;
    }

    boolean complete() {
        return received == bodies.length;
    }

    /** The last packet has come, and others have not, which were not asked for yet. */
    boolean endedWithGaps() {
        return ended && !complete() && rounds == 0;
    }

    boolean silentSince(long nowNanos, long limitNanos) {
        return nowNanos - lastNanos > limitNanos;
    }

    /** Whether missing packets may be asked for once more. */
    boolean nextRound() {
        lastNanos = System.nanoTime();
        return rounds++ < MAXIMUM_ROUNDS;
    }

    List<Integer> missing() {
        return IntStream.rangeClosed(1, bodies.length)
                .filter(sequence -> bodies[sequence - 1] == null)
                .boxed()
                .toList();
    }

    FrameHeader header() {
        return header;
    }

    int total() {
        return bodies.length;
    }

    byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream(bytes);
        for (byte[] body : bodies) {
            text.writeBytes(body);
        }
        return text.toByteArray();
    }
}
