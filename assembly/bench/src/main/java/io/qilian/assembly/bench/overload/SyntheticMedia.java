package io.qilian.assembly.bench.overload;

import io.qilian.assembly.bench.video.ForwardingMedia;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cameras that cost no decoding: an address that ends with {@code fps=N} gives the same picture N times a second. */
final class SyntheticMedia extends ForwardingMedia {

    private static final Pattern FPS = Pattern.compile(".*fps=(\\d+)");

    private final Picture picture;

    /** The picture is kept for good. */
    SyntheticMedia(Media media, Picture picture) {
        super(media);
        this.picture = picture;
    }

    @Override
    public VideoReader openVideo(VideoRequest request, Cancellation cancellation) {
        Matcher address = FPS.matcher(request.source());
        if (!address.matches()) {
            throw new IllegalArgumentException("source: expected an address with fps=N, got " + request.source());
        }
        return new SyntheticReader(picture, Integer.parseInt(address.group(1)), cancellation);
    }
}
