package io.qilian.bundles.hj212.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packets as the standard has them. The first is its own example (HJ 212-2017, 6.2); the checksums of the others were
 * computed by another program, bit by bit after appendix A.
 */
class GoldenPacketsTest {

    private static final String EXAMPLE =
            "##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;"
                    + "Flag=5;CP=&&RtdInterval=30&&1C80\r\n";
    private static final String ACKNOWLEDGEMENT =
            "##0087QN=20160801085000001;ST=91;CN=9014;PW=123456;MN=010000A8900016F000169DC0;"
                    + "Flag=4;CP=&&&&C241\r\n";
    private static final String REAL = "##0156QN=20261201080000001;ST=22;CN=2011;PW=qilian;MN=QL3301060001;Flag=5;"
            + "CP=&&DataTime=20261201080000;a34004-Rtd=35.2,a34004-Flag=N;a21026-Rtd=11,a21026-Flag=D&&3E80\r\n";
    private static final String MINUTE = "##0189QN=20261201080000002;ST=22;CN=2051;PW=qilian;MN=QL3301060001;Flag=5;"
            + "CP=&&DataTime=20261201080000;a34004-Min=30.1,a34004-Avg=35.25,a34004-Max=40,a34004-Flag=N;"
            + "a01001-Avg=-4.5,a01001-Flag=M&&FD81\r\n";
    private static final String CHINESE = "##0156QN=20261201080000005;ST=32;CN=3020;PW=qilian;MN=QL3301060001;Flag=5;"
            + "CP=&&DataTime=20261201080000;PolId=w01018,i11001-Info=//清洗管路//;i13005-Info=168&&81C1\r\n";

    static Stream<String> packets() {
        return Stream.of(EXAMPLE, ACKNOWLEDGEMENT, REAL, MINUTE, CHINESE);
    }

    @ParameterizedTest
    @MethodSource("packets")
    void decodeAndEncodeToTheSameBytes(String packet) {
        CollectedPackets found = CollectedPackets.of(packet);
        assertThat(found.rejections).isEmpty();
        assertThat(found.segments).hasSize(1);
        assertThat(new String(PacketCodec.encode(found.segments.get(0)), StandardCharsets.UTF_8))
                .isEqualTo(packet);
    }

    @Test
    void theChecksumIsThatOfTheStandardAndNotOfModbus() {
        byte[] data = EXAMPLE.substring(6, 6 + 101).getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc16.of(data)).isEqualTo(0x1C80);
        // What Modbus makes of the digits 1 to 9 is 0x4B37, the check value of its catalogue.
        assertThat(Crc16.of("123456789".getBytes(StandardCharsets.US_ASCII))).isNotEqualTo(0x4B37);
    }

    @Test
    void theFieldsOfAnUploadAreRead() {
        DataSegment segment = CollectedPackets.of(REAL).segments.get(0);
        assertThat(segment.requestNumber()).isEqualTo("20261201080000001");
        assertThat(segment.systemCode()).isEqualTo("22");
        assertThat(segment.commandCode()).isEqualTo("2011");
        assertThat(segment.password()).isEqualTo("qilian");
        assertThat(segment.deviceNumber()).isEqualTo("QL3301060001");
        assertThat(segment.flags()).isEqualTo(new SegmentFlags(1, false, true));
        assertThat(segment.packageNumber()).isEmpty();
        assertThat(Parameters.items(segment.parameters()))
                .containsExactly(
                        new Item("DataTime", "20261201080000"),
                        new Item("a34004-Rtd", "35.2"),
                        new Item("a34004-Flag", "N"),
                        new Item("a21026-Rtd", "11"),
                        new Item("a21026-Flag", "D"));
    }

    @Test
    void textOfAStationThatWritesGb18030IsReadToo() {
        byte[] data = ("QN=20261201080000006;ST=32;CN=3020;PW=qilian;MN=QL3301060001;Flag=5;"
                        + "CP=&&DataTime=20261201080000;PolId=w01018,i11001-Info=//清洗管路//&&")
                .getBytes(Charset.forName("GB18030"));
        byte[] packet = ByteBuffer.allocate(data.length + 12)
                .put("##0136".getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .put("E541\r\n".getBytes(StandardCharsets.US_ASCII))
                .array();
        CollectedPackets found = CollectedPackets.of(packet);
        assertThat(found.segments).singleElement().satisfies(segment -> assertThat(segment.parameters())
                .endsWith("i11001-Info=//清洗管路//"));
    }

    @Test
    void aStationOf2005LeavesRequestNumberAndFlagsOut() {
        CollectedPackets found = CollectedPackets.of("##0082ST=22;CN=2011;PW=qilian;MN=QL3301060001;"
                + "CP=&&DataTime=20261201080000;LA-Rtd=50.1&&2c40\r\n");
        assertThat(found.segments)
                .singleElement()
                .satisfies(segment -> assertThat(segment.requestNumber()).isEmpty())
                .satisfies(segment -> assertThat(segment.flags()).isEqualTo(new SegmentFlags(0, false, false)));
    }

    @Test
    void aPartSaysWhichItIs() {
        DataSegment part = DataSegment.of("20261201080000007", "22", "2051", "QL1")
                .withPackageNumber(Optional.of(new PackageNumber(12, 3)));
        String text = SegmentCodec.write(part);
        assertThat(text).isEqualTo("QN=20261201080000007;ST=22;CN=2051;PW=;MN=QL1;Flag=6;PNUM=12;PNO=3;CP=&&&&");
        assertThat(SegmentCodec.read(text)).isEqualTo(part);
    }

    @Test
    void thePasswordIsNotShown() {
        DataSegment segment = CollectedPackets.of(REAL).segments.get(0);
        assertThat(segment.toString()).contains("PW=******").doesNotContain("PW=qilian");
        assertThat(Hj212Settings.of(9000, "secret").toString()).doesNotContain("secret");
    }
}
