package io.qilian.assembly.bench.video;

import io.qilian.bundles.feeds.internal.FeedsComponent;
import io.qilian.bundles.media.api.Media;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;

/** The platform's feeds in this process, with files in folders of their own. One to a process. */
public final class BenchedFeeds {

    private final Path folder;
    private final FeedsComponent component;

    /** The usual settings but for one. */
    private record Settings(double openingsPerSecondPerHost) implements FeedsComponent.Config {

        @Override
        public String folder() {
            return "feeds";
        }

        @Override
        public long scanIntervalMs() {
            return 2_000;
        }

        @Override
        public int openingsAtOnce() {
            return 16;
        }

        @Override
        public int openingsAtOncePerHost() {
            return 4;
        }

        @Override
        public int failingFeedsPerHost() {
            return 3;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return FeedsComponent.Config.class;
        }
    }

    /**
     * Starts them, without a feed.
     *
     * @param media opens the sources
     * @param openingsPerSecondPerHost openings that begin in a second at one host
     * @throws IOException if there is no folder for the files
     */
    public BenchedFeeds(Media media, double openingsPerSecondPerHost) throws IOException {
        Path etc = Files.createTempDirectory("qilian-feeds");
        folder = Files.createDirectory(etc.resolve("feeds"));
        System.setProperty("karaf.etc", etc.toString());
        System.setProperty("karaf.data", etc.resolve("data").toString());
        component = new FeedsComponent(new Settings(openingsPerSecondPerHost), media);
    }

    /**
     * Writes the file of a feed, new or changed.
     *
     * @param name the feed's name
     * @param yaml its settings
     * @return the feeds, which see the file at their next look
     * @throws IOException if it cannot be written
     */
    public FeedsComponent put(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), yaml);
        return component;
    }

    /**
     * The feeds.
     *
     * @return the services of the bundle
     */
    public FeedsComponent component() {
        return component;
    }
}
