package io.qilian.bundles.sensorroutes.internal.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A payload as people read it. */
public final class OriginalText {

    /** What a dead letter keeps. */
    private static final int MOST_BYTES = 16 << 10;

    private OriginalText() {}

    /**
     * The text if it is UTF-8, else hexadecimal digits; only the beginning of a long one.
     *
     * @param payload the bytes
     * @return what people can read
     */
    public static String of(byte[] payload) {
        int length = Math.min(payload.length, MOST_BYTES);
        // A letter that is cut in two does not make binary data of a text.
        for (int cut = 0; cut < 4 && cut <= length; cut++) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(payload, 0, length - cut))
                        .toString();
            } catch (CharacterCodingException e) {
                if (payload.length <= MOST_BYTES) {
                    break;
                }
            }
        }
        return HexFormat.of().withUpperCase().formatHex(payload, 0, Math.min(length, MOST_BYTES / 2));
    }
}
