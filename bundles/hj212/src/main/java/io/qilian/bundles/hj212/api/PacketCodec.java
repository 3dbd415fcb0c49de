package io.qilian.bundles.hj212.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes packets, and reads their text (HJ 212-2017, 6.2): {@code ##}, the length of the data segment in four digits, the
 * segment, its checksum in four hexadecimal digits, CR and LF. Stateless, thread-safe.
 */
public final class PacketCodec {

    /** Longest data segment of the standard, in bytes. */
    public static final int STANDARD_LENGTH = 1024;

    /** Longest data segment that the four digits can say, in bytes. */
    public static final int MAXIMUM_LENGTH = 9999;

    /** What stations write that do not write UTF-8, as the standard asks. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    private PacketCodec() {}

    /**
     * Writes a packet.
     *
     * @param segment its data segment
     * @return the packet with its CR and LF
     * @throws IllegalArgumentException if the segment is longer than {@value #MAXIMUM_LENGTH} bytes
     */
    public static byte[] encode(DataSegment segment) {
        return frame(SegmentCodec.write(segment).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts a packet around the bytes of a data segment, whatever they are.
     *
     * @param data the segment
     * @return the packet with its CR and LF
     * @throws IllegalArgumentException if there are more than {@value #MAXIMUM_LENGTH} bytes
     */
    public static byte[] frame(byte[] data) {
        if (data.length > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "data segment: expected at most " + MAXIMUM_LENGTH + " bytes, got " + data.length);
        }
        String head = String.format(Locale.ROOT, "##%04d", data.length);
        String tail = String.format(Locale.ROOT, "%04X\r\n", Crc16.of(data));
        return ByteBuffer.allocate(data.length + head.length() + tail.length())
                .put(head.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .put(tail.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** The text of bytes: UTF-8 if they are that, otherwise GB18030, in which every byte means something. */
    static String text(byte[] bytes, int from, int length) {
        for (int at = from; at < from + length; at++) {
            if (bytes[at] < 0) {
                return textBeyondAscii(ByteBuffer.wrap(bytes, from, length));
            }
        }
        return new String(bytes, from, length, StandardCharsets.US_ASCII);
    }

    private static String textBeyondAscii(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return GB18030.decode(bytes).toString();
        }
    }
}
