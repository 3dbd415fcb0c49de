package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.FunctionCode;
import io.qilian.bundles.sl651.api.PacketNumber;
import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.api.Sl651Frame;
import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Texts in packets (SL 651-2014, 6.3.1.2, mode M3): one at a time on a connection. Packets that are missing at the end, or
 * after ten seconds of silence, are asked for again at most twice. For the server's thread.
 */
final class PacketFlow {

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Packets asked for at once. */
    private static final int MAXIMUM_ASKED = 64;

    private final StationFeed feed;
    private final StationLink link;
    private final TextFlow texts;
    private final StationReplies replies;
    private PacketAssembly assembly;
    private FrameHeader refused;

    PacketFlow(StationFeed feed, StationLink link, TextFlow texts) {
        this.feed = feed;
        this.link = link;
        this.texts = texts;
        this.replies =
                new StationReplies(feed.settings().zone(), feed.settings().confirmation());
    }

    void take(Sl651Frame frame, PacketNumber number, Instant now) {
        if (frame.header().function() == FunctionCode.PICTURE.code()) {
            takePicture(frame, number, now);
            return;
        }
        if (assembly == null || !assembly.takes(frame.header(), number)) {
            abandon(now);
            if (frame.header().equals(refused) && number.sequence() != 1) {
                return;
            }
            refused = null;
            assembly = new PacketAssembly(frame.header(), number.total());
        }
        if (!assembly.add(frame, number)) {
            refuse(frame, StationProblems.packetsTooLong(PacketAssembly.MAXIMUM_BYTES), now);
            assembly = null;
        } else if (assembly.complete()) {
            StationText text = StationText.of(assembly);
            assembly = null;
            texts.take(text, now);
        } else if (assembly.endedWithGaps()) {
            askAgain(now);
        }
    }

    void tick(long nowNanos) {
        if (assembly != null && assembly.silentSince(nowNanos, SILENCE_NANOS)) {
            askAgain(feed.clock().instant());
        }
    }

    /** A picture is not put together: it is refused once, and confirmed at its end so that the station stops sending it. */
    private void takePicture(Sl651Frame frame, PacketNumber number, Instant now) {
        if (!frame.header().equals(refused)) {
            texts.refusePicture(StationText.of(frame), now);
            refused = frame.header();
        }
        if (number.last()) {
            refused = null;
            replies.confirmed(frame.header(), 0, Optional.of(number), false, now)
                    .ifPresent(link::send);
        }
    }

    private void askAgain(Instant now) {
        if (!assembly.nextRound()) {
            abandon(now);
            return;
        }
        List<Integer> missing = assembly.missing();
        missing.stream().limit(MAXIMUM_ASKED).forEach(sequence -> {
            feed.counters().count(Sl651Counter.PACKETS_ASKED_AGAIN);
            PacketNumber packet = new PacketNumber(assembly.total(), sequence);
            replies.again(assembly.header(), packet, now).ifPresent(link::send);
        });
    }

    private void abandon(Instant now) {
        if (assembly != null) {
            int missing = assembly.missing().size();
            Problem problem = StationProblems.packetsMissing(missing, assembly.total());
            feed.refuse(assembly.header().station(), now, "", problem);
            assembly = null;
        }
    }

    private void refuse(Sl651Frame frame, Problem problem, Instant now) {
        refused = frame.header();
        feed.refuse(frame.header().station(), now, frame.redacted(), problem);
    }
}
