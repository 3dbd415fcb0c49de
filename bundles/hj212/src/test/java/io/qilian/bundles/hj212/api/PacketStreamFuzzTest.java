package io.qilian.bundles.hj212.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Streams of right and wrong packets, at random but the same each time. */
class PacketStreamFuzzTest {

    private static final int INPUTS = 50_000;
    private static final int STREAMS = 300;

    @Test
    void everyWrongInputIsCountedWithItsReasonAndTheNextPacketIsFound() {
        Random random = new Random(212);
        PacketDecoder decoder = new PacketDecoder(PacketCodec.MAXIMUM_LENGTH);
        Set<RejectionReason> met = EnumSet.noneOf(RejectionReason.class);
        for (int input = 0; input < INPUTS; input++) {
            CollectedPackets found = new CollectedPackets();
            byte[] right = packet(random, "1" + input);
            byte[] wrong = mutate(right, random);
            decoder.decode(ByteBuffer.wrap(wrong), found);
            decoder.decode(ByteBuffer.wrap(packet(random, "2" + input)), found);
            assertThat(found.segments).as("input %d: %s", input, text(wrong)).isNotEmpty();
            assertThat(found.segments.get(found.segments.size() - 1).requestNumber())
                    .as("input %d: %s", input, text(wrong))
                    .isEqualTo("2" + input);
            // What was changed is told, unless the change lies in the line end, or between two whole packets.
            boolean unharmed = found.segments.size() == 2;
            boolean nothingLeft = text(wrong).isBlank();
            assertThat(unharmed || nothingLeft || !found.rejections.isEmpty())
                    .as("input %d: %s", input, text(wrong))
                    .isTrue();
            met.addAll(found.reasons());
            assertThat(decoder.heldBytes()).isLessThanOrEqualTo(PacketCodec.MAXIMUM_LENGTH + 10);
        }
        assertThat(met)
                .containsExactly(
                        RejectionReason.GARBAGE,
                        RejectionReason.LENGTH_MISSING,
                        RejectionReason.TRUNCATED,
                        RejectionReason.LENGTH_WRONG,
                        RejectionReason.CHECKSUM,
                        RejectionReason.SEGMENT);
    }

    @Test
    void whatIsFoundDoesNotDependOnHowTheStreamIsCut() {
        Random random = new Random(2017);
        for (int stream = 0; stream < STREAMS; stream++) {
            byte[] bytes = stream(random);
            CollectedPackets whole = CollectedPackets.of(bytes);
            CollectedPackets pieces = new CollectedPackets();
            PacketDecoder decoder = new PacketDecoder(PacketCodec.MAXIMUM_LENGTH);
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(stream % 2 == 0 ? 3 : 400));
                decoder.decode(ByteBuffer.wrap(bytes, from, to - from), pieces);
                from = to;
            }
            decoder.finish(pieces);
            assertThat(pieces.segments).isEqualTo(whole.segments);
            assertThat(pieces.rejections).isEqualTo(whole.rejections);
        }
    }

    private static byte[] stream(Random random) {
        ByteBuffer stream = ByteBuffer.allocate(100_000);
        for (int at = 0; at < 20; at++) {
            byte[] packet = packet(random, "3" + at);
            stream.put(random.nextInt(3) == 0 ? mutate(packet, random) : packet);
        }
        return Arrays.copyOf(stream.array(), stream.position());
    }

    private static byte[] packet(Random random, String requestNumber) {
        StringBuilder parameters = new StringBuilder("DataTime=20261201080000");
        for (int factor = random.nextInt(6); factor >= 0; factor--) {
            parameters.append(";a3400").append(factor).append("-Rtd=").append(random.nextInt(500));
        }
        DataSegment segment = DataSegment.of(requestNumber, "22", "2011", "QL1")
                .withPassword("secret")
                .withParameters(parameters + (random.nextInt(9) == 0 ? ";i1-Info=清洗" : ""));
        return PacketCodec.encode(segment);
    }

    private static byte[] mutate(byte[] packet, Random random) {
        byte[] bytes = packet.clone();
        switch (random.nextInt(7)) {
            case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> bytes = Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length);
            case 3 -> {
                byte[] digits = String.format("%04d", random.nextInt(10_000)).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(digits, 0, bytes, 2, digits.length);
            }
            case 4 -> random.nextBytes(bytes);
            case 5 -> {
                int from = random.nextInt(bytes.length);
                Arrays.fill(bytes, from, Math.min(bytes.length, from + 9), (byte) "#;=&0".charAt(random.nextInt(5)));
            }
            default -> {
                // A right checksum around a segment that is none.
                byte[] data = Arrays.copyOfRange(bytes, 6, bytes.length - 6);
                data[3 + random.nextInt(data.length - 3)] = (byte) ";=&".charAt(random.nextInt(3));
                bytes = PacketCodec.frame(data);
            }
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
