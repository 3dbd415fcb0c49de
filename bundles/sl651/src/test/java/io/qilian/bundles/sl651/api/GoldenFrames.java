package io.qilian.bundles.sl651.api;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Frames written by hand after SL 651-2014, tables 20 to 23, 27, 30 to 37 and 44. Their checks were computed apart from this
 * module, by division bit by bit. Station 0041230015, centre 0A, password 5A3C.
 */
public final class GoldenFrames {

    /** Function 2F. */
    public static final String KEEP_ALIVE = "7E7E0A00412300155A3C2F000802000726112308094003152F";

    /** Function 32: PJ 12.5 mm, PT 1234.5 mm, Z 412.345 m, Q 123.456 m3/s, VT 12.87 V, at 08:00. */
    public static final String TIMED = "7E7E0A00412300155A3C320032020008261123080003F1F1004123001548F0F02611230800"
            + "20190001252619012345392300412345272B000012345638121287031F5B";

    /** Function 34: twelve rains from 08:05 with one missing, twelve levels from 12.34 m with the last missing. */
    public static final String HOURLY = "7E7E0A00412300155A3C340048020009261123090004F1F1004123001548F0F02611230805"
            + "F460000102030000000000FF000A2619012361"
            + "F5C004D204D304D404D504D604D704D804D904DA04DB04DCFFFF3812128603992F";

    /** Function 33, more follows: Z -1.230 m, state 84 (level alarm, box closed), VT 12.50 V. */
    public static final String ALARM = "7E7E0A00412300155A3C33002802000A261123081203F1F1004123001548F0F02611230812"
            + "392BFF0000123045200000008438121250172A0E";

    /** The centre's confirmation of {@link #TIMED}: the station stays online. */
    public static final String CONFIRMATION = "7E7E00412300150A5A3C3280080200082611230800051B4871";

    /** First of two packets of function 31: levels every five minutes from 09:00. */
    public static final String PACKET_1 =
            "7E7E0A00412300155A3C31001C16002001000B261123100000F1F1004123001548F0F026112309000418176369";

    /** Second of two packets: 41.000 m, 41.050 m, missing, 41.100 m. */
    public static final String PACKET_2 =
            "7E7E0A00412300155A3C3100181600200200000539230004100000041050FFFFFFFF0004110003963C";

    /** The centre asks for the first packet again. */
    public static final String PACKET_1_AGAIN = "7E7E00412300150A5A3C31800B160020010000261123100001154FA0";

    /** The centre confirms both packets. */
    public static final String PACKETS_CONFIRMED = "7E7E00412300150A5A3C31800B16002002000B2611231000011B3790";

    /** The centre asks for the rain from 09:00 to 11:00. */
    public static final String GAP_QUERY =
            "7E7E00412300150A5A3C38801702000026112311000026112309261123110418000000F4600520D2";

    private GoldenFrames() {}

    /**
     * Bytes of hexadecimal digits.
     *
     * @param digits two a byte
     * @return the bytes
     */
    public static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /**
     * What a decoder finds in some bytes.
     *
     * @param digits hexadecimal
     * @return the frames, in order
     */
    public static List<Sl651Frame> frames(String digits) {
        Found found = new Found();
        new FrameDecoder().decode(ByteBuffer.wrap(bytes(digits)), found);
        return found.frames;
    }

    /** Writes down what a decoder finds. */
    public static final class Found implements FrameDecoder.Sink {

        /** Good frames. */
        public final List<Sl651Frame> frames = new ArrayList<>();

        /** What was no frame. */
        public final List<FrameRejection> rejections = new ArrayList<>();

        @Override
        public void frame(Sl651Frame frame) {
            frames.add(frame);
        }

        @Override
        public void rejected(FrameRejection rejection) {
            rejections.add(rejection);
        }

        /**
         * All frames as they were sent.
         *
         * @return hexadecimal digits of each
         */
        public List<String> digits() {
            HexFormat hex = HexFormat.of().withUpperCase();
            return frames.stream().map(frame -> hex.formatHex(frame.encoded())).toList();
        }

        /**
         * Why bytes were no frame.
         *
         * @return the reasons, in order
         */
        public List<FrameRejection.Reason> reasons() {
            return rejections.stream().map(FrameRejection::reason).toList();
        }
    }
}
