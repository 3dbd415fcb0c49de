package io.qilian.assembly.bench.feeds;

import io.qilian.assembly.bench.video.TestPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.internal.NativeMedia;
import java.io.IOException;

/**
 * Prints two tables: what is left of a few thousand connections that fail, and how many sources that were killed together
 * come back together. Cameras are servers of its own that push JPEG pictures over HTTP.
 */
public final class FeedBenchmark {

    private FeedBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments how many failures, and how many sources
     * @throws IOException if a server cannot be started
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: FeedBenchmark FAILURES SOURCES");
        }
        Media media = new NativeMedia();
        byte[] jpeg = TestPicture.jpeg(media);
        FailureCycles.measure(media, jpeg, Integer.parseInt(arguments[0]));
        ReturnOfSources.measure(media, jpeg, Integer.parseInt(arguments[1]));
        System.exit(0);
    }
}
