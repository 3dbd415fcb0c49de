package io.qilian.bundles.sl651.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sl651.api.FrameRejection.Reason;
import io.qilian.bundles.sl651.api.GoldenFrames.Found;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames in a stream of bytes, against frames written by hand. */
class FrameDecoderTest {

    private static final String ALL = GoldenFrames.KEEP_ALIVE
            + GoldenFrames.TIMED
            + GoldenFrames.HOURLY
            + GoldenFrames.ALARM
            + GoldenFrames.CONFIRMATION
            + GoldenFrames.PACKET_1
            + GoldenFrames.PACKET_2;

    private final Found found = new Found();
    private final FrameDecoder decoder = new FrameDecoder();

    @Test
    void readsEveryPartOfAFrame() {
        Sl651Frame frame = GoldenFrames.frames(GoldenFrames.TIMED).get(0);
        assertThat(frame.header()).isEqualTo(new FrameHeader(Direction.UP, 0x0A, "0041230015", 0x5A3C, 0x32));
        assertThat(frame.packet()).isEmpty();
        assertThat(frame.body()).hasSize(0x32).startsWith(0x00, 0x08, 0x26);
        assertThat(frame.end()).isEqualTo(ControlCharacter.ETX);
        Sl651Frame packet = GoldenFrames.frames(GoldenFrames.PACKET_2).get(0);
        assertThat(packet.packet()).contains(new PacketNumber(2, 2));
    }

    @Test
    void readsTheCentresFramesWithTheStationFirst() {
        Sl651Frame frame = GoldenFrames.frames(GoldenFrames.CONFIRMATION).get(0);
        assertThat(frame.header()).isEqualTo(new FrameHeader(Direction.DOWN, 0x0A, "0041230015", 0x5A3C, 0x32));
        assertThat(frame.end()).isEqualTo(ControlCharacter.ESC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GoldenFrames.KEEP_ALIVE,
                GoldenFrames.TIMED,
                GoldenFrames.HOURLY,
                GoldenFrames.ALARM,
                GoldenFrames.CONFIRMATION,
                GoldenFrames.PACKET_1,
                GoldenFrames.PACKET_2,
                GoldenFrames.PACKET_1_AGAIN,
                GoldenFrames.PACKETS_CONFIRMED,
                GoldenFrames.GAP_QUERY
            })
    void writesWhatItReads(String digits) {
        decode(digits);
        assertThat(found.digits()).containsExactly(digits);
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void neverShowsThePassword() {
        decode(GoldenFrames.TIMED.substring(0, GoldenFrames.TIMED.length() - 4) + "0000");
        assertThat(found.rejections.get(0).original()).startsWith("7E7E0A00412300150000" + "32");
        Sl651Frame frame = GoldenFrames.frames(GoldenFrames.TIMED).get(0);
        assertThat(frame.redacted()).hasSameSizeAs(GoldenFrames.TIMED).doesNotContain("5A3C");
        assertThat(frame.header().toString()).doesNotContain("5A3C").doesNotContain("23100");
    }

    @ParameterizedTest
    @CsvSource({
        "GARBAGE, 2B4F4B0D0A, 7E7E, 2B4F4B0D0A, Bytes came that belong to no frame",
        "DIRECTION, 7E7E0A00412300155A3C32503202, 0 (up) or 8 (down), 503202, The frame's direction is unknown",
        "LENGTH, 7E7E0A00412300155A3C32000002, 1 to 4095 bytes, 000002, The frame's length cannot be",
        "LENGTH, 7E7E0A00412300155A3C32000316, 1 to 4095 bytes, 000316, The frame's length cannot be",
        "START, 7E7E0A00412300155A3C32003201, 02 (STX) or 16 (SYN), 003201, text does not begin as it should",
        "END, 7E7E0A00412300155A3C2F00080200072611230809401B152F, 03 or 17 upward, 1B, does not end where its length",
        "CHECKSUM, 7E7E0A00412300155A3C2F0008020007261123080940032F15, CRC-16, 2F15, The frame's check does not match",
    })
    void tellsWhatIsWrong(Reason reason, String digits, String expected, String actual, String what) {
        decode(digits);
        assertThat(found.reasons()).containsExactly(reason);
        String message = found.rejections.get(0).problem().message();
        assertThat(message).contains(expected, actual, what, "fix: ");
        decode(GoldenFrames.TIMED);
        assertThat(found.digits()).containsExactly(GoldenFrames.TIMED);
    }

    @Test
    void tellsAPacketWhoseNumberCannotBe() {
        // Packet 3 of 2; its check is right.
        byte[] bytes = GoldenFrames.bytes(GoldenFrames.PACKET_2);
        bytes[16] = 3;
        int check = FrameChecksum.of(bytes, 0, bytes.length - 2);
        bytes[bytes.length - 2] = (byte) (check >> 8);
        bytes[bytes.length - 1] = (byte) check;
        decoder.decode(ByteBuffer.wrap(bytes), found);
        assertThat(found.reasons()).containsExactly(Reason.PACKET);
        assertThat(found.rejections.get(0).problem().actual()).isEqualTo("3 of 2");
        assertThat(found.rejections.get(0).station()).isEqualTo("0041230015");
    }

    @Test
    void findsTheFrameBehindOneThatWasCutOff() {
        decode(GoldenFrames.HOURLY.substring(0, 80) + GoldenFrames.TIMED + GoldenFrames.KEEP_ALIVE);
        assertThat(found.digits()).containsExactly(GoldenFrames.TIMED, GoldenFrames.KEEP_ALIVE);
        assertThat(found.reasons()).containsExactly(Reason.END);
    }

    @Test
    void findsTheFrameBehindALengthThatSwallowsItOnceNothingMoreComes() {
        decode(GoldenFrames.KEEP_ALIVE.replace("2F000802", "2F0FFF02") + GoldenFrames.TIMED);
        assertThat(found.frames).isEmpty();
        decoder.expire(found);
        assertThat(found.digits()).containsExactly(GoldenFrames.TIMED);
        assertThat(found.reasons()).containsExactly(Reason.INCOMPLETE);
        assertThat(decoder.pending()).isZero();
    }

    @Test
    void takesAThirdByteOfTheBeginningForGarbage() {
        decode("7E" + GoldenFrames.TIMED);
        assertThat(found.digits()).containsExactly(GoldenFrames.TIMED);
    }

    @Test
    void holdsTheLongestFrame() {
        FrameHeader header = new FrameHeader(Direction.UP, 1, "0041230015", 0, 0x31);
        byte[] longest = Sl651Frame.of(header, Optional.empty(), new byte[4095], ControlCharacter.ETX)
                .encoded();
        decoder.decode(ByteBuffer.wrap(longest), found);
        assertThat(found.frames).hasSize(1);
        assertThat(longest).hasSize(Sl651Frame.MAXIMUM_LENGTH);
        assertThatThrownBy(() -> Sl651Frame.of(header, Optional.empty(), new byte[4096], ControlCharacter.ETX))
                .hasMessageContaining("1 to 4095 bytes, got 4096");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 31, 64, 100})
    void findsTheSameWhateverThePieces(int length) {
        byte[] stream = GoldenFrames.bytes("4154" + ALL + "00" + ALL.substring(0, 200) + ALL);
        Found whole = new Found();
        new FrameDecoder().decode(ByteBuffer.wrap(stream), whole);
        for (int at = 0; at < stream.length; at += length) {
            decoder.decode(ByteBuffer.wrap(stream, at, Math.min(length, stream.length - at)), found);
        }
        assertThat(found.digits()).isEqualTo(whole.digits()).hasSizeGreaterThan(14);
        assertThat(found.reasons()).isEqualTo(whole.reasons()).isNotEmpty();
    }

    @Test
    void findsTheSameInPiecesOfRandomLengths() {
        Random random = new Random(651);
        byte[] stream = GoldenFrames.bytes(ALL + "7E" + ALL.substring(3 * 50) + ALL);
        Found whole = new Found();
        new FrameDecoder().decode(ByteBuffer.wrap(stream), whole);
        for (int round = 0; round < 500; round++) {
            Found pieces = new Found();
            FrameDecoder fresh = new FrameDecoder();
            for (int at = 0; at < stream.length; ) {
                int length = Math.min(1 + random.nextInt(90), stream.length - at);
                fresh.decode(ByteBuffer.wrap(stream, at, length), pieces);
                at += length;
            }
            assertThat(pieces.digits()).isEqualTo(whole.digits());
            assertThat(pieces.reasons()).isEqualTo(whole.reasons());
        }
    }

    /** Fifty thousand inputs that are no frames: none may throw, and the good frame behind each must be found. */
    @Test
    void survivesFiftyThousandMalformedInputs() {
        Random random = new Random(2014);
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        for (int round = 0; round < 50_000; round++) {
            Found each = new Found();
            decoder.decode(ByteBuffer.wrap(malformed(random)), each);
            decoder.decode(ByteBuffer.wrap(GoldenFrames.bytes(GoldenFrames.KEEP_ALIVE)), each);
            assertThat(decoder.pending()).isLessThan(Sl651Frame.MAXIMUM_LENGTH);
            decoder.expire(each);
            assertThat(each.digits()).as("round " + round).endsWith(GoldenFrames.KEEP_ALIVE);
            assertThat(each.rejections).as("round " + round).isNotEmpty();
            each.rejections.forEach(rejection -> {
                assertThat(rejection.problem().fix()).isNotEmpty();
                assertThat(rejection.original().length()).isLessThanOrEqualTo(2 * Sl651Frame.MAXIMUM_LENGTH);
            });
            each.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        }
        assertThat(reasons)
                .containsKeys(
                        Reason.GARBAGE,
                        Reason.DIRECTION,
                        Reason.LENGTH,
                        Reason.START,
                        Reason.END,
                        Reason.CHECKSUM,
                        Reason.INCOMPLETE);
    }

    /** One byte of a good frame changed, a frame cut short, noise, or a frame with noise within. */
    private static byte[] malformed(Random random) {
        byte[] frame = GoldenFrames.bytes(random.nextBoolean() ? GoldenFrames.HOURLY : GoldenFrames.TIMED);
        return switch (random.nextInt(4)) {
            case 0 -> {
                frame[random.nextInt(frame.length)] ^= (byte) (1 + random.nextInt(255));
                yield frame;
            }
            case 1 -> Arrays.copyOf(frame, 1 + random.nextInt(frame.length - 1));
            case 2 -> {
                byte[] noise = new byte[1 + random.nextInt(200)];
                random.nextBytes(noise);
                yield noise;
            }
            default -> {
                for (int change = 0; change < 5; change++) {
                    frame[11 + random.nextInt(3)] = (byte) random.nextInt(256);
                }
                frame[20] ^= 1;
                yield frame;
            }
        };
    }

    private void decode(String digits) {
        decoder.decode(ByteBuffer.wrap(GoldenFrames.bytes(digits)), found);
    }
}
