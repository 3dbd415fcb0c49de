package io.qilian.assembly.bench.feeds;

import io.qilian.assembly.bench.video.ForwardingMedia;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Writes down when which host is asked. */
final class CountingMedia extends ForwardingMedia {

    private final Map<String, Deque<Long>> attempts = new ConcurrentHashMap<>();

    CountingMedia(Media media) {
        super(media);
    }

    /** Most attempts that began within one second at one host, since a time. */
    int peakPerSecond(long sinceNanos) {
        return attempts.values().stream()
                .mapToInt(times -> peak(times, sinceNanos))
                .max()
                .orElse(0);
    }

    private static int peak(Deque<Long> times, long sinceNanos) {
        ArrayDeque<Long> second = new ArrayDeque<>();
        int most = 0;
        for (long time : times) {
            if (time - sinceNanos >= 0) {
                second.addLast(time);
                while (time - second.getFirst() >= 1_000_000_000L) {
                    second.removeFirst();
                }
                most = Math.max(most, second.size());
            }
        }
        return most;
    }

    /** Attempts since a time. */
    long attempts(long sinceNanos) {
        return attempts.values().stream()
                .flatMap(Deque::stream)
                .filter(time -> time - sinceNanos >= 0)
                .count();
    }

    @Override
    public VideoReader openVideo(VideoRequest request, Cancellation cancellation) {
        String host = URI.create(request.source()).getHost();
        attempts.computeIfAbsent(host, name -> new ConcurrentLinkedDeque<>()).add(System.nanoTime());
        return super.openVideo(request, cancellation);
    }
}
