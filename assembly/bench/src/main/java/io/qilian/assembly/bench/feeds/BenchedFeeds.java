package io.qilian.assembly.bench.feeds;

import io.qilian.bundles.feeds.internal.FeedsComponent;
import io.qilian.bundles.media.api.Media;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;

/** The platform's feeds in this process, with files in a folder of their own. */
final class BenchedFeeds {

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

    BenchedFeeds(Media media, double openingsPerSecondPerHost) throws IOException {
        Path etc = Files.createTempDirectory("qilian-feeds");
        folder = Files.createDirectory(etc.resolve("feeds"));
        System.setProperty("karaf.etc", etc.toString());
        component = new FeedsComponent(new Settings(openingsPerSecondPerHost), media);
    }

    FeedsComponent put(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), yaml);
        return component;
    }

    FeedsComponent component() {
        return component;
    }
}
