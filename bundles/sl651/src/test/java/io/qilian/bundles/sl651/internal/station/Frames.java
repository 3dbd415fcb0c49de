package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.GoldenFrames;
import io.qilian.bundles.sl651.api.PacketNumber;
import io.qilian.bundles.sl651.api.Sl651Frame;
import java.util.HexFormat;
import java.util.Optional;

/** Golden frames with one part changed and the check made anew. */
record Frames(Sl651Frame frame) {

    Frames(String digits) {
        this(GoldenFrames.frames(digits).get(0));
    }

    String password(int password) {
        var header = frame.header();
        return digits(
                new FrameHeader(header.direction(), header.centre(), header.station(), password, header.function()));
    }

    String station(String station) {
        var header = frame.header();
        return digits(
                new FrameHeader(header.direction(), header.centre(), station, header.password(), header.function()));
    }

    String function(int function) {
        var header = frame.header();
        return digits(
                new FrameHeader(header.direction(), header.centre(), header.station(), header.password(), function));
    }

    String packetOf(int total) {
        return hex(Sl651Frame.of(frame.header(), Optional.of(new PacketNumber(total, 1)), frame.body(), frame.end()));
    }

    private String digits(FrameHeader header) {
        return hex(Sl651Frame.of(header, frame.packet(), frame.body(), frame.end()));
    }

    private static String hex(Sl651Frame changed) {
        return HexFormat.of().withUpperCase().formatHex(changed.encoded());
    }
}
