package io.qilian.assembly.bench.feeds;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.bundles.media.api.PictureGrid;
import io.qilian.bundles.media.api.PictureMask;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.media.api.TensorFormat;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.api.VideoWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Writes down when which host is asked. */
final class CountingMedia implements Media {

    private final Media media;
    private final Map<String, Deque<Long>> attempts = new ConcurrentHashMap<>();

    CountingMedia(Media media) {
        this.media = media;
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
        return media.openVideo(request, cancellation);
    }

    @Override
    public VideoWriter createVideo(Path file, VideoFormat format) {
        return media.createVideo(file, format);
    }

    @Override
    public Picture readPicture(byte[] file) {
        return media.readPicture(file);
    }

    @Override
    public PictureScaler newScaler(TensorFormat format) {
        return media.newScaler(format);
    }

    @Override
    public PictureCanvas newCanvas(int maximumWidth) {
        return media.newCanvas(maximumWidth);
    }

    @Override
    public PictureMask newMask(List<List<PictureMask.Corner>> areas) {
        return media.newMask(areas);
    }

    @Override
    public PictureGrid newGrid(int columns, int rows) {
        return media.newGrid(columns, rows);
    }

    @Override
    public PictureMeter newMeter() {
        return media.newMeter();
    }
}
