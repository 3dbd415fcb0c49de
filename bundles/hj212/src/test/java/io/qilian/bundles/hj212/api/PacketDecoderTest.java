package io.qilian.bundles.hj212.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a decoder makes of what is no packet, and that it finds the next one behind it. */
class PacketDecoderTest {

    private static final String FIELDS = "ST=22;CN=2011;PW=secret;MN=QL1;Flag=5;";
    private static final String GOOD = packet("QN=1;" + FIELDS + "CP=&&DataTime=20261201080000;a34004-Rtd=1&&");
    private static final String NEXT = packet("QN=2;" + FIELDS + "CP=&&DataTime=20261201080100;a34004-Rtd=2&&");

    private static String packet(String segment) {
        return new String(PacketCodec.frame(segment.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static Arguments wrong(String stream, RejectionReason reason, String code, String actual) {
        return Arguments.of(stream, reason, code, actual);
    }

    static Stream<Arguments> wrongPackets() {
        String longer = GOOD.replaceFirst("##....", "##0999");
        String shorter = GOOD.replaceFirst("##....", "##0020");
        String changed = GOOD.replace("Rtd=1", "Rtd=7");
        String good = GOOD.substring(GOOD.length() - 6, GOOD.length() - 2);
        return Stream.of(
                wrong("noise", RejectionReason.GARBAGE, "hj212.garbage", "5 other bytes"),
                wrong("##01x1QN=1;\r\n", RejectionReason.LENGTH_MISSING, "hj212.length", "13 other bytes"),
                wrong(longer, RejectionReason.TRUNCATED, "hj212.truncated", longer.length() - 6 + " bytes, then"),
                wrong(shorter, RejectionReason.LENGTH_WRONG, "hj212.length-wrong", "something else"),
                wrong(changed, RejectionReason.CHECKSUM, "hj212.checksum", good),
                wrong(packet("QN=1;ST=22"), RejectionReason.SEGMENT, "hj212.parameters", "none"),
                wrong(packet("QN=1;ST=22;CP=&&a"), RejectionReason.SEGMENT, "hj212.parameters", "none"),
                wrong(packet("QN=1;" + FIELDS + "CP=&&&"), RejectionReason.SEGMENT, "hj212.parameters", "none"),
                wrong(packet("ST=22;CN=2011;PW=a;CP=&&&&"), RejectionReason.SEGMENT, "hj212.field-missing", "none"),
                wrong(packet("ST=22;ST=22;" + "CP=&&&&"), RejectionReason.SEGMENT, "hj212.field-twice", "a second ST"),
                wrong(segment("QN=?!"), RejectionReason.SEGMENT, "hj212.field", "?!"),
                wrong(segment("ST=2"), RejectionReason.SEGMENT, "hj212.field", "2"),
                wrong(segment("CN=20"), RejectionReason.SEGMENT, "hj212.field", "20"),
                wrong(segment("PW=" + "p".repeat(33)), RejectionReason.SEGMENT, "hj212.field", "something else"),
                wrong(segment("MN="), RejectionReason.SEGMENT, "hj212.field", ""),
                wrong(segment("Flag=256"), RejectionReason.SEGMENT, "hj212.field", "256"),
                wrong(segment("Flag=7"), RejectionReason.SEGMENT, "hj212.field-missing", "none"),
                wrong(segment("Flag=7;PNUM=2;PNO=3"), RejectionReason.SEGMENT, "hj212.field", "3 of 2"));
    }

    /** A segment in which one field is replaced. */
    private static String segment(String field) {
        String name = field.substring(0, field.indexOf('=') + 1);
        return packet(("QN=1;" + FIELDS).replaceFirst(name + "[^;]*", field) + "CP=&&&&");
    }

    @ParameterizedTest
    @MethodSource("wrongPackets")
    void refusesWithTheReasonAndFindsTheNextPacket(String wrong, RejectionReason reason, String code, String actual) {
        CollectedPackets found = CollectedPackets.of(wrong + NEXT);
        assertThat(found.reasons()).containsExactly(reason);
        Rejection rejection = found.rejections.get(0);
        assertThat(rejection.problem().code()).isEqualTo(code);
        assertThat(rejection.problem().actual()).startsWith(actual);
        assertThat(rejection.problem().expected()).isNotEmpty();
        assertThat(rejection.problem().fix()).isNotEmpty();
        assertThat(rejection.original()).doesNotContain("PW=secret");
        assertThat(found.segments).extracting(DataSegment::requestNumber).containsExactly("2");
    }

    @Test
    void takesAPacketWithoutItsLineEnd() {
        CollectedPackets found = CollectedPackets.of(GOOD.strip() + NEXT.strip());
        assertThat(found.segments).extracting(DataSegment::requestNumber).containsExactly("1", "2");
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void handsAPacketOnAsSoonAsItsChecksumIsThere() {
        CollectedPackets found = new CollectedPackets();
        PacketDecoder decoder = new PacketDecoder(PacketCodec.MAXIMUM_LENGTH);
        decoder.decode(ByteBuffer.wrap(GOOD.strip().getBytes(StandardCharsets.US_ASCII)), found);
        assertThat(found.segments).hasSize(1);
    }

    @Test
    void tellsAPacketThatIsNotWholeWhenTheStreamEnds() {
        CollectedPackets found = CollectedPackets.of(GOOD.substring(0, 40));
        assertThat(found.reasons()).containsExactly(RejectionReason.TRUNCATED);
    }

    @Test
    void refusesMoreThanItIsToldToTakeAndTakesAllThatFourDigitsCanSay() {
        String head = "QN=3;" + FIELDS + "CP=&&DataTime=20261201080000;i-Info=";
        String longest = packet(head + "x".repeat(PacketCodec.MAXIMUM_LENGTH - head.length() - 2) + "&&");
        assertThat(CollectedPackets.of(longest).segments).hasSize(1);
        CollectedPackets found = new CollectedPackets();
        PacketDecoder decoder = new PacketDecoder(PacketCodec.STANDARD_LENGTH);
        decoder.decode(ByteBuffer.wrap((longest + NEXT).getBytes(StandardCharsets.US_ASCII)), found);
        assertThat(found.reasons()).containsExactly(RejectionReason.TOO_LONG);
        assertThat(found.segments).extracting(DataSegment::requestNumber).containsExactly("2");
    }

    @Test
    void holdsNoMoreThanOnePacketHoweverMuchComes() {
        PacketDecoder decoder = new PacketDecoder(PacketCodec.MAXIMUM_LENGTH);
        CollectedPackets found = new CollectedPackets();
        byte[] noise = new byte[1_000_000];
        new Random(7).nextBytes(noise);
        decoder.decode(ByteBuffer.wrap(noise), found);
        decoder.decode(ByteBuffer.wrap("##9999QN=".repeat(10_000).getBytes(StandardCharsets.US_ASCII)), found);
        decoder.decode(ByteBuffer.wrap(noise), found);
        assertThat(decoder.heldBytes()).isLessThanOrEqualTo(PacketCodec.MAXIMUM_LENGTH + 10);
        assertThat(found.rejections)
                .allSatisfy(rejection -> assertThat(rejection.original().length())
                        .isLessThanOrEqualTo(2 * (PacketCodec.MAXIMUM_LENGTH + 10)));
        decoder.decode(ByteBuffer.wrap(NEXT.getBytes(StandardCharsets.US_ASCII)), found);
        assertThat(found.segments).extracting(DataSegment::requestNumber).containsExactly("2");
    }
}
