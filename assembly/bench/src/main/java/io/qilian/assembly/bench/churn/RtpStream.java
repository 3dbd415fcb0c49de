package io.qilian.assembly.bench.churn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A stream of H.264 that is looped for ever, as packets of RTP (RFC 3550, RFC 6184) within an RTSP connection (RFC 2326,
 * section 10.12). One thread.
 */
final class RtpStream {

    private static final int DELIMITER = 9;
    private static final int SEQUENCE_PARAMETERS = 7;
    private static final int PICTURE_PARAMETERS = 8;
    private static final int FRAGMENT = 28;
    private static final int LARGEST_PAYLOAD = 1_200;
    private static final int CLOCK_HZ = 90_000;
    private static final int PAYLOAD_TYPE = 96;
    private static final int SENDER_REPORT = 200;
    private static final int SOURCE = 0x51494c49;
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;

    private final List<List<byte[]>> pictures = new ArrayList<>();
    private byte[] sequenceParameters = {};
    private byte[] pictureParameters = {};
    private int sequence;
    private long shown;

    RtpStream(byte[] annexB) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at + 3 < annexB.length; at++) {
            if (annexB[at] == 0 && annexB[at + 1] == 0 && annexB[at + 2] == 1) {
                starts.add(at + 3);
            }
        }
        for (int number = 0; number < starts.size(); number++) {
            int end = number + 1 < starts.size() ? starts.get(number + 1) - 3 : annexB.length;
            while (annexB[end - 1] == 0) {
                end--;
            }
            take(Arrays.copyOfRange(annexB, starts.get(number), end));
        }
    }

    private void take(byte[] unit) {
        switch (unit[0] & 0x1f) {
            case DELIMITER -> pictures.add(new ArrayList<>());
            case SEQUENCE_PARAMETERS -> sequenceParameters = unit;
            case PICTURE_PARAMETERS -> pictureParameters = unit;
            default -> pictures.get(pictures.size() - 1).add(unit);
        }
    }

    /** What the stream is, in the session description protocol (RFC 4566). */
    String description() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=live\r\nt=0 0\r\nm=video 0 RTP/AVP " + PAYLOAD_TYPE
                + "\r\na=rtpmap:" + PAYLOAD_TYPE + " H264/" + CLOCK_HZ + "\r\na=framerate:" + Clips.FPS + "\r\na=fmtp:"
                + PAYLOAD_TYPE + " packetization-mode=1;sprop-parameter-sets="
                + base64.encodeToString(sequenceParameters) + "," + base64.encodeToString(pictureParameters)
                + "\r\na=control:track1\r\n";
    }

    /** The next picture. */
    byte[] next() {
        List<byte[]> units = pictures.get((int) (shown++ % pictures.size()));
        ByteBuffer packets = ByteBuffer.allocate(
                units.stream().mapToInt(unit -> 2 * unit.length + 64).sum());
        for (int number = 0; number < units.size(); number++) {
            add(units.get(number), number == units.size() - 1, packets);
        }
        return Arrays.copyOf(packets.array(), packets.position());
    }

    private void add(byte[] unit, boolean last, ByteBuffer packets) {
        if (unit.length <= LARGEST_PAYLOAD) {
            head(unit.length, last, packets);
            packets.put(unit);
            return;
        }
        for (int from = 1; from < unit.length; from += LARGEST_PAYLOAD) {
            int to = Math.min(unit.length, from + LARGEST_PAYLOAD);
            boolean ends = to == unit.length;
            head(to - from + 2, last && ends, packets);
            packets.put((byte) ((unit[0] & 0xe0) | FRAGMENT));
            packets.put((byte) ((unit[0] & 0x1f) | (from == 1 ? 0x80 : 0) | (ends ? 0x40 : 0)));
            packets.put(unit, from, to - from);
        }
    }

    private void head(int payload, boolean marked, ByteBuffer packets) {
        packets.put((byte) '$').put((byte) 0).putShort((short) (payload + 12));
        packets.put((byte) 0x80)
                .put((byte) (PAYLOAD_TYPE | (marked ? 0x80 : 0)))
                .putShort((short) sequence++);
        packets.putInt(timeStamp()).putInt(SOURCE);
    }

    private int timeStamp() {
        return (int) (shown * CLOCK_HZ / Clips.FPS);
    }

    /** What time it is at the picture that was sent last. */
    byte[] report(long unixMs) {
        ByteBuffer report = ByteBuffer.allocate(32);
        report.put((byte) '$').put((byte) 1).putShort((short) 28);
        report.put((byte) 0x80).put((byte) SENDER_REPORT).putShort((short) 6).putInt(SOURCE);
        report.putInt((int) (unixMs / 1_000 + SECONDS_FROM_1900_TO_1970));
        report.putInt((int) (((unixMs % 1_000) << 32) / 1_000));
        report.putInt(timeStamp()).putInt((int) shown).putInt((int) shown);
        return report.array();
    }

    /** The bytes of a text of the protocol. */
    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
