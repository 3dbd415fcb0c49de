package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.ControlCharacter;
import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.PacketNumber;
import io.qilian.bundles.sl651.api.Sl651Frame;
import java.util.HexFormat;
import java.util.Optional;

/** A whole text of a station, from one frame or from packets. */
final class StationText {

    private final FrameHeader header;
    private final byte[] body;
    private final Optional<PacketNumber> last;
    private final boolean more;
    private final String original;

    private StationText(FrameHeader header, byte[] body, Optional<PacketNumber> last, boolean more, String original) {
        this.header = header;
        this.body = body;
        this.last = last;
        this.more = more;
        this.original = original;
    }

    static StationText of(Sl651Frame frame) {
        boolean more = frame.end() == ControlCharacter.ETB;
        return new StationText(frame.header(), frame.body(), Optional.empty(), more, frame.redacted());
    }

    static StationText of(PacketAssembly packets) {
        byte[] text = packets.text();
        PacketNumber last = new PacketNumber(packets.total(), packets.total());
        String original = HexFormat.of().withUpperCase().formatHex(text);
        return new StationText(packets.header(), text, Optional.of(last), false, original);
    }

    FrameHeader header() {
        return header;
    }

    byte[] body() {
        return body;
    }

    /** Number of its last packet, if it came in packets. */
    Optional<PacketNumber> last() {
        return last;
    }

    /** Whether the station sends more after it. */
    boolean more() {
        return more;
    }

    /** In hexadecimal digits, without the password. */
    String original() {
        return original;
    }

    /** Its serial number; 0 if it is too short to have one. */
    int serial() {
        return body.length < 2 ? 0 : ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
    }
}
