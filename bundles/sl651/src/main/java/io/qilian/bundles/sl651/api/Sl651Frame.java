package io.qilian.bundles.sl651.api;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * One frame in the HEX/BCD coding (SL 651-2014, 6.5). Immutable.
 *
 * <p>Upward, the centre's address stands before the station's; downward, after it. The length counts what stands between
 * the beginning and the ending control character, the packet number included. Table 22 gives packets 16 bits for it; since
 * the direction stands in the same bits, 12 are used here as everywhere else.
 */
public final class Sl651Frame {

    /** Longest text, in bytes. */
    public static final int MAXIMUM_TEXT_LENGTH = 4095;

    /** Bytes before the text. */
    static final int HEAD_LENGTH = 14;

    /** Bytes after the text. */
    static final int TAIL_LENGTH = 3;

    /** Longest frame, in bytes. */
    public static final int MAXIMUM_LENGTH = HEAD_LENGTH + MAXIMUM_TEXT_LENGTH + TAIL_LENGTH;

    static final int PACKET_NUMBER_LENGTH = 3;
    static final int START = 0x7E;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int PASSWORD_AT = 8;

    private final FrameHeader header;
    private final Optional<PacketNumber> packet;
    private final byte[] body;
    private final ControlCharacter end;

    private Sl651Frame(FrameHeader header, Optional<PacketNumber> packet, byte[] body, ControlCharacter end) {
        this.header = header;
        this.packet = packet;
        this.body = body;
        this.end = end;
    }

    /**
     * Makes a frame.
     *
     * @param header who, to whom, about what
     * @param packet which packet of several it is, if it is one
     * @param body the text without the packet number; copied
     * @param end the character that ends it
     * @return the frame
     * @throws IllegalArgumentException if the text is empty or too long, or the end does not fit the direction
     */
    public static Sl651Frame of(FrameHeader header, Optional<PacketNumber> packet, byte[] body, ControlCharacter end) {
        Objects.requireNonNull(header, "header");
        int length = body.length + (packet.isPresent() ? PACKET_NUMBER_LENGTH : 0);
        if (length < 1 || length > MAXIMUM_TEXT_LENGTH) {
            throw new IllegalArgumentException("text: expected 1 to " + MAXIMUM_TEXT_LENGTH + " bytes, got " + length);
        }
        if (!end.ends(header.direction())) {
            throw new IllegalArgumentException(
                    "end: expected one for the direction " + header.direction() + ", got " + end);
        }
        return new Sl651Frame(header, packet, body.clone(), end);
    }

    /**
     * Who, to whom, about what.
     *
     * @return the header
     */
    public FrameHeader header() {
        return header;
    }

    /**
     * Which packet of several it is.
     *
     * @return the number; empty if the frame stands alone
     */
    public Optional<PacketNumber> packet() {
        return packet;
    }

    /**
     * The text, without the packet number.
     *
     * @return a copy
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The character that ends it.
     *
     * @return the character
     */
    public ControlCharacter end() {
        return end;
    }

    /**
     * The frame as it goes over the wire.
     *
     * @return its bytes
     */
    public byte[] encoded() {
        int length = body.length + (packet.isPresent() ? PACKET_NUMBER_LENGTH : 0);
        byte[] bytes = new byte[HEAD_LENGTH + length + TAIL_LENGTH];
        ByteBuffer frame = ByteBuffer.wrap(bytes).put((byte) START).put((byte) START);
        byte[] station = HEX.parseHex(header.station());
        if (header.direction() == Direction.UP) {
            frame.put((byte) header.centre()).put(station);
        } else {
            frame.put(station).put((byte) header.centre());
        }
        frame.putShort((short) header.password()).put((byte) header.function());
        frame.putShort((short) ((header.direction().code() << 12) | length));
        frame.put((byte) (packet.isPresent() ? ControlCharacter.SYN : ControlCharacter.STX).code());
        packet.ifPresent(number -> {
            int both = (number.total() << 12) | number.sequence();
            frame.put((byte) (both >> 16)).putShort((short) both);
        });
        frame.put(body).put((byte) end.code());
        frame.putShort((short) FrameChecksum.of(bytes, 0, frame.position()));
        return bytes;
    }

    /**
     * The frame in hexadecimal digits, with zeros for the password: fit for records and logs.
     *
     * @return the digits in upper case
     */
    public String redacted() {
        byte[] bytes = encoded();
        return redacted(bytes, 0, bytes.length);
    }

    /** Bytes in hexadecimal digits, with zeros where a frame that begins there has its password. */
    static String redacted(byte[] bytes, int from, int to) {
        StringBuilder digits = new StringBuilder(HEX.formatHex(bytes, from, to));
        boolean frame = digits.length() >= 4 && digits.substring(0, 4).equals("7E7E");
        for (int at = 2 * PASSWORD_AT; frame && at < Math.min(2 * PASSWORD_AT + 4, digits.length()); at++) {
            digits.setCharAt(at, '0');
        }
        return digits.toString();
    }
}
