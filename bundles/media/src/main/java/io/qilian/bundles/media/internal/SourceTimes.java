package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_PRFT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVProducerReferenceTime;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Times of day by the source's own clock, kept from a packet to the picture that is decoded from it. FFmpeg derives them
 * from RTCP's sender reports and hands them on with packets (libavformat/rtpdec.c), and its decoders drop them. They are
 * found again by the time stamp of the presentation, since pictures leave a decoder in another order than they enter it.
 */
final class SourceTimes {

    /** More than any decoder holds back: 16 pictures for reordering (H.264, A.3.1; H.265, A.4.2) and some more. */
    private static final int KEPT = 64;

    private final long[] stamps = new long[KEPT];
    private final long[] microseconds = new long[KEPT];
    private long noted;

    void note(AVPacket packet) {
        BytePointer data = av_packet_get_side_data(packet, AV_PKT_DATA_PRFT, (SizeTPointer) null);
        if (data != null && packet.pts() != AV_NOPTS_VALUE) {
            note(packet.pts(), new AVProducerReferenceTime(data).wallclock());
        }
    }

    void note(long stamp, long wallMicroseconds) {
        int slot = (int) (noted % KEPT);
        stamps[slot] = stamp;
        microseconds[slot] = wallMicroseconds;
        noted++;
    }

    Optional<Instant> of(long stamp) {
        for (long back = 1; back <= Math.min(noted, KEPT); back++) {
            int slot = (int) ((noted - back) % KEPT);
            if (stamps[slot] == stamp) {
                return Optional.of(Instant.EPOCH.plus(microseconds[slot], ChronoUnit.MICROS));
            }
        }
        return Optional.empty();
    }
}
