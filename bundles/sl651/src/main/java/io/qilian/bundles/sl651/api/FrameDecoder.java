package io.qilian.bundles.sl651.api;

import io.qilian.bundles.sl651.api.FrameRejection.Reason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds frames in a stream of bytes that comes in pieces of any size, and finds its way back after garbage, a wrong length
 * or a wrong check: it then looks for the next 7E7E one byte further on, so that a good frame behind is not lost.
 *
 * <p>It holds at most {@value Sl651Frame#MAXIMUM_LENGTH} bytes. Garbage and impossible headers are told once until the next
 * good frame; every frame that looks whole but fails its check is told. For one thread.
 */
public final class FrameDecoder {

    /** Whom frames go to. */
    public interface Sink {

        /**
         * Takes a good frame.
         *
         * @param frame the frame
         */
        void frame(Sl651Frame frame);

        /**
         * Takes bytes that are no frame.
         *
         * @param rejection what and why
         */
        void rejected(FrameRejection rejection);
    }

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] buffer = new byte[Sl651Frame.MAXIMUM_LENGTH];
    private int start;
    private int end;
    private boolean lost;

    /**
     * Takes the next bytes.
     *
     * @param bytes read to their end
     * @param sink told of what they complete
     */
    public void decode(ByteBuffer bytes, Sink sink) {
        while (bytes.hasRemaining()) {
            int taken = Math.min(buffer.length - end, bytes.remaining());
            bytes.get(buffer, end, taken);
            end += taken;
            findFrames(sink);
        }
    }

    /**
     * Gives up waiting for the rest of a frame, and looks for frames behind its beginning.
     *
     * @param sink told of what is found
     */
    public void expire(Sink sink) {
        if (pending() > 0 && !lost) {
            reject(Reason.INCOMPLETE, pending() + " bytes", end, sink);
        }
        while (pending() > 0) {
            start++;
            findFrames(sink);
        }
    }

    /**
     * Bytes that wait for the rest of their frame.
     *
     * @return 0 to {@value Sl651Frame#MAXIMUM_LENGTH}
     */
    public int pending() {
        return end - start;
    }

    private void findFrames(Sink sink) {
        while (findFrame(sink)) {
            // Every turn takes at least one byte.
        }
        System.arraycopy(buffer, start, buffer, 0, pending());
        end -= start;
        start = 0;
    }

    private boolean findFrame(Sink sink) {
        skipGarbage(sink);
        if (pending() < Sl651Frame.HEAD_LENGTH) {
            return false;
        }
        Optional<Reason> wrong = wrongHeader();
        if (wrong.isPresent()) {
            if (!lost) {
                String length = HEX.formatHex(buffer, start + 11, start + Sl651Frame.HEAD_LENGTH);
                reject(wrong.get(), length, start + Sl651Frame.HEAD_LENGTH, sink);
            }
            start++;
            return true;
        }
        int length = Sl651Frame.HEAD_LENGTH + textLength() + Sl651Frame.TAIL_LENGTH;
        if (pending() < length) {
            return false;
        }
        take(length, sink);
        return true;
    }

    private void skipGarbage(Sink sink) {
        int at = start;
        while (at < end && !beginsAt(at)) {
            at++;
        }
        if (at > start && !lost) {
            reject(Reason.GARBAGE, HEX.formatHex(buffer, start, Math.min(at, start + 8)), at, sink);
        }
        start = at;
    }

    /** A single 7E at the end may be the first half of a beginning. */
    private boolean beginsAt(int at) {
        return buffer[at] == Sl651Frame.START && (at + 1 == end || buffer[at + 1] == Sl651Frame.START);
    }

    private Optional<Reason> wrongHeader() {
        int direction = (buffer[start + 11] & 0xFF) >> 4;
        if (direction != Direction.UP.code() && direction != Direction.DOWN.code()) {
            return Optional.of(Reason.DIRECTION);
        }
        boolean packet = startCharacter() == ControlCharacter.SYN.code();
        if (!packet && startCharacter() != ControlCharacter.STX.code()) {
            return Optional.of(Reason.START);
        }
        return textLength() < (packet ? Sl651Frame.PACKET_NUMBER_LENGTH + 1 : 1)
                ? Optional.of(Reason.LENGTH)
                : Optional.empty();
    }

    private void take(int length, Sink sink) {
        int checkAt = start + length - 2;
        int expected = FrameChecksum.of(buffer, start, checkAt);
        int actual = unsignedShort(checkAt);
        Optional<ControlCharacter> last =
                ControlCharacter.of(buffer[checkAt - 1] & 0xFF).filter(found -> found.ends(direction()));
        if (last.isEmpty()) {
            reject(Reason.END, HEX.toHexDigits(buffer[checkAt - 1]), start + length, sink);
            start++;
        } else if (expected != actual) {
            reject(Reason.CHECKSUM, HEX.toHexDigits((short) actual), start + length, sink);
            start++;
        } else {
            give(length, last.get(), sink);
        }
    }

    private void give(int length, ControlCharacter last, Sink sink) {
        boolean numbered = startCharacter() == ControlCharacter.SYN.code();
        int textAt = start + Sl651Frame.HEAD_LENGTH;
        Optional<PacketNumber> packet = Optional.empty();
        if (numbered) {
            int both = ((buffer[textAt] & 0xFF) << 16) | unsignedShort(textAt + 1);
            int total = both >> 12;
            int sequence = both & 0xFFF;
            if (sequence < 1 || sequence > total) {
                reject(Reason.PACKET, sequence + " of " + total, start + length, sink);
                start += length;
                return;
            }
            packet = Optional.of(new PacketNumber(total, sequence));
            textAt += Sl651Frame.PACKET_NUMBER_LENGTH;
        }
        byte[] body = Arrays.copyOfRange(buffer, textAt, start + length - Sl651Frame.TAIL_LENGTH);
        Sl651Frame frame = Sl651Frame.of(header(), packet, body, last);
        start += length;
        lost = false;
        sink.frame(frame);
    }

    private FrameHeader header() {
        boolean up = direction() == Direction.UP;
        return new FrameHeader(
                direction(),
                buffer[start + (up ? 2 : 7)] & 0xFF,
                station(),
                unsignedShort(start + 8),
                buffer[start + 10] & 0xFF);
    }

    private String station() {
        int at = start + (direction() == Direction.UP ? 3 : 2);
        return HEX.formatHex(buffer, at, at + 5);
    }

    private void reject(Reason reason, String actual, int to, Sink sink) {
        lost = true;
        String station = reason == Reason.CHECKSUM || reason == Reason.END || reason == Reason.PACKET ? station() : "";
        sink.rejected(new FrameRejection(
                reason, FrameProblems.of(reason, actual), Sl651Frame.redacted(buffer, start, to), station));
    }

    private Direction direction() {
        return (buffer[start + 11] & 0xFF) >> 4 == Direction.UP.code() ? Direction.UP : Direction.DOWN;
    }

    private int startCharacter() {
        return buffer[start + Sl651Frame.HEAD_LENGTH - 1] & 0xFF;
    }

    private int textLength() {
        return unsignedShort(start + 11) & 0xFFF;
    }

    private int unsignedShort(int at) {
        return ((buffer[at] & 0xFF) << 8) | (buffer[at + 1] & 0xFF);
    }
}
