package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.ControlCharacter;
import io.qilian.bundles.sl651.api.Element;
import io.qilian.bundles.sl651.api.Elements;
import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.FunctionCode;
import io.qilian.bundles.sl651.api.PacketNumber;
import io.qilian.bundles.sl651.api.ReportWriter;
import io.qilian.bundles.sl651.api.Sl651Frame;
import io.qilian.bundles.sl651.api.Sl651Settings.Confirmation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What a centre sends to stations (SL 651-2014, tables 21, 23, 42 and 44). Stateless. */
final class StationReplies {

    private final ZoneId zone;
    private final Confirmation confirmation;

    StationReplies(ZoneId zone, Confirmation confirmation) {
        this.zone = zone;
        this.confirmation = confirmation;
    }

    /** That a text is kept; the serial number is the text's own. Nothing in the mode without answers. */
    Optional<byte[]> confirmed(FrameHeader from, int serial, Optional<PacketNumber> last, boolean more, Instant now) {
        if (confirmation == Confirmation.NONE) {
            return Optional.empty();
        }
        ControlCharacter end = confirmation == Confirmation.LEAVE ? ControlCharacter.EOT : ControlCharacter.ESC;
        return Optional.of(frame(from, last, begun(serial, now).bytes(), more ? ControlCharacter.ACK : end));
    }

    /** That a packet is to be sent again. */
    Optional<byte[]> again(FrameHeader from, PacketNumber packet, Instant now) {
        return confirmation == Confirmation.NONE
                ? Optional.empty()
                : Optional.of(frame(from, Optional.of(packet), begun(0, now).bytes(), ControlCharacter.NAK));
    }

    byte[] askForLatest(FrameHeader from, Instant now) {
        return query(from.about(FunctionCode.QUERY_LATEST), begun(0, now));
    }

    byte[] askFor(FrameHeader from, HourGap gap, Instant now) {
        Element element = Elements.standard().guided(gap.guide()).orElseThrow();
        ReportWriter text = begun(0, now)
                .hourOf(gap.from())
                .hourOf(gap.to())
                .step(Duration.ZERO)
                .identifier(element);
        return query(from.about(FunctionCode.QUERY_PERIOD), text);
    }

    byte[] setClock(FrameHeader from, Instant now) {
        return query(from.about(FunctionCode.SET_CLOCK), begun(0, now));
    }

    private byte[] query(FrameHeader from, ReportWriter text) {
        return frame(from, Optional.empty(), text.bytes(), ControlCharacter.ENQ);
    }

    private ReportWriter begun(int serial, Instant now) {
        return new ReportWriter(zone, serial, now);
    }

    private static byte[] frame(FrameHeader from, Optional<PacketNumber> packet, byte[] text, ControlCharacter end) {
        return Sl651Frame.of(from.answered(), packet, text, end).encoded();
    }
}
