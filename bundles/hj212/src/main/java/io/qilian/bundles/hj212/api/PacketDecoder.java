package io.qilian.bundles.hj212.api;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Finds packets in a stream of bytes that comes in pieces of any size. What it finds does not depend on the pieces.
 *
 * <p>A packet begins with {@code ##}, four digits, and the name of a first field (QN, ST, CN, PW or MN) with its equals
 * sign. Such a beginning also ends a packet whose length claims more: so a wrong length costs one packet, and no byte is
 * looked at more than twice. A packet is handed on as soon as its checksum is there; CR and LF behind it may be missing.
 * Bytes that belong to no packet are told once a run, together with the packet whose rest they are.
 *
 * <p>Holds at most one packet. Not thread-safe.
 */
public final class PacketDecoder {

    private static final int HEAD = 6;
    private static final int CHECKSUM = 4;

    /** Bytes by which a beginning is known: ##, four digits, such as QN=. */
    private static final int BEGINNING = HEAD + 3;

    private static final String FIRST_FIELDS = "QN=ST=CN=PW=MN=";
    private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();
    private static final int FIRST_SIZE = 1100;

    private final int maximumLength;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int count;

    /** Bytes of the packet whose beginning lies at the start of {@link #bytes}; 0 while a beginning is looked for. */
    private int packetSize;

    private boolean afterRejection;

    /**
     * A decoder for a new stream.
     *
     * @param maximumLength longest data segment that is taken, in bytes; 1 to {@link PacketCodec#MAXIMUM_LENGTH}
     */
    public PacketDecoder(int maximumLength) {
        if (maximumLength < 1 || maximumLength > PacketCodec.MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "maximum length: expected 1 to " + PacketCodec.MAXIMUM_LENGTH + ", got " + maximumLength);
        }
        this.maximumLength = maximumLength;
    }

    /**
     * Takes the next bytes of the stream.
     *
     * @param chunk the bytes; all are read
     * @param sink told of packets and rejections before this method returns
     */
    public void decode(ByteBuffer chunk, PacketSink sink) {
        while (chunk.hasRemaining()) {
            append(chunk.get(), sink);
        }
    }

    /**
     * Tells what is left when the stream has ended: a packet that is not whole, bytes that belong to none.
     *
     * @param sink told of it
     */
    public void finish(PacketSink sink) {
        if (packetSize > 0) {
            reject(RejectionReason.TRUNCATED, CodecProblems.truncated(length(), count - HEAD), count, sink);
            drop(count);
        } else {
            passOver(count, sink);
        }
        packetSize = 0;
        afterRejection = false;
    }

    /**
     * Bytes that it keeps for this stream.
     *
     * @return at most a little more than the maximum length
     */
    public int heldBytes() {
        return bytes.length;
    }

    private void append(byte next, PacketSink sink) {
        if (count == bytes.length) {
            makeRoom(sink);
        }
        bytes[count++] = next;
        if (next == '=' && count >= BEGINNING && isBeginning(count - BEGINNING)) {
            begin(sink);
        }
        if (packetSize > 0 && count == packetSize) {
            end(sink);
        }
    }

    private void makeRoom(PacketSink sink) {
        if (packetSize > 0) {
            bytes = Arrays.copyOf(bytes, Math.min(packetSize, 2 * bytes.length));
        } else {
            // What may yet become a beginning stays.
            passOver(count - BEGINNING + 1, sink);
        }
    }

    private boolean isBeginning(int at) {
        if (bytes[at] != '#' || bytes[at + 1] != '#') {
            return false;
        }
        for (int digit = at + 2; digit < at + HEAD; digit++) {
            if (bytes[digit] < '0' || bytes[digit] > '9') {
                return false;
            }
        }
        String field = "" + (char) bytes[at + HEAD] + (char) bytes[at + HEAD + 1] + '=';
        return FIRST_FIELDS.indexOf(field) % field.length() == 0;
    }

    private void begin(PacketSink sink) {
        int before = count - BEGINNING;
        if (packetSize > 0 && before > 0) {
            reject(RejectionReason.TRUNCATED, CodecProblems.truncated(length(), before - HEAD), before, sink);
            drop(before);
        } else {
            passOver(before, sink);
        }
        afterRejection = false;
        packetSize = HEAD + length() + CHECKSUM;
        if (length() > maximumLength) {
            reject(RejectionReason.TOO_LONG, CodecProblems.tooLong(length(), maximumLength), count, sink);
            dropPacket(count);
        }
    }

    private int length() {
        int length = 0;
        for (int at = 2; at < HEAD; at++) {
            length = 10 * length + bytes[at] - '0';
        }
        return length;
    }

    private void end(PacketSink sink) {
        int length = length();
        String told = PacketCodec.text(bytes, HEAD + length, CHECKSUM).toUpperCase(Locale.ROOT);
        String computed = HEXADECIMAL.toHexDigits((short) Crc16.of(bytes, HEAD, length));
        if (told.equals(computed)) {
            deliver(PacketCodec.text(bytes, HEAD, length), sink);
            drop(count);
            packetSize = 0;
            return;
        }
        if (told.matches("[0-9A-F]{4}")) {
            reject(RejectionReason.CHECKSUM, CodecProblems.checksum(computed, told), count, sink);
        } else {
            reject(RejectionReason.LENGTH_WRONG, CodecProblems.checksumForm(), count, sink);
        }
        dropPacket(count);
    }

    private void deliver(String text, PacketSink sink) {
        DataSegment segment;
        try {
            segment = SegmentCodec.read(text);
        } catch (ProblemException e) {
            reject(RejectionReason.SEGMENT, e.problem(), count, sink);
            return;
        }
        sink.packet(segment, Rejection.withoutPassword(text));
    }

    /** Drops a packet that was rejected, but for what may be the beginning of the next. */
    private void dropPacket(int size) {
        packetSize = 0;
        afterRejection = true;
        int kept = Math.min(BEGINNING - 1, size - 1);
        while (kept > 0 && bytes[size - kept] != '#') {
            kept--;
        }
        drop(size - kept);
    }

    /** Drops bytes that belong to no packet, and tells of them unless they are the rest of one, or the end of a line. */
    private void passOver(int size, PacketSink sink) {
        int from = 0;
        while (from < size && afterRejection) {
            afterRejection = bytes[from++] != '\n';
        }
        while (from < size && bytes[from] <= ' ' && bytes[from] >= 0) {
            from++;
        }
        drop(from);
        int left = size - from;
        if (left > 0) {
            boolean mark = contains("##", left);
            Problem problem = mark ? CodecProblems.noLength(left) : CodecProblems.garbage(left);
            reject(mark ? RejectionReason.LENGTH_MISSING : RejectionReason.GARBAGE, problem, left, sink);
            drop(left);
        }
    }

    private boolean contains(String mark, int size) {
        return PacketCodec.text(bytes, 0, size).contains(mark);
    }

    private void reject(RejectionReason reason, Problem problem, int size, PacketSink sink) {
        sink.rejected(Rejection.of(reason, problem, bytes, size));
    }

    private void drop(int size) {
        System.arraycopy(bytes, size, bytes, 0, count - size);
        count -= size;
    }
}
