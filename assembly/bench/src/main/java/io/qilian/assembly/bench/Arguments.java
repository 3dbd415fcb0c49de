package io.qilian.assembly.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is measured, on what.
 *
 * @param video a video file
 * @param model a folder with model and card
 * @param distribution the distribution's archive
 * @param rounds how often each part is measured
 * @param secondsARound how long each time
 * @param minutes how long the distribution runs on, for its memory; 0 for not at all
 */
record Arguments(Path video, Path model, Path distribution, int rounds, double secondsARound, double minutes) {

    static final String USAGE =
            "usage: Benchmark [--root FOLDER] [--video FILE] [--model FOLDER] [--distribution FILE] [--rounds N] "
                    + "[--seconds S] [--minutes M]";

    /** Reads the command line. */
    static Arguments parse(String... words) {
        Path root = Path.of("").toAbsolutePath();
        Path video = null;
        Path model = null;
        Path distribution = null;
        int rounds = 5;
        double seconds = 4;
        double minutes = 0;
        for (int at = 0; at < words.length; at += 2) {
            if (at + 1 == words.length) {
                throw new IllegalArgumentException(words[at] + " needs a value. " + USAGE);
            }
            String value = words[at + 1];
            switch (words[at]) {
                case "--root" -> root = Path.of(value);
                case "--video" -> video = Path.of(value);
                case "--model" -> model = Path.of(value);
                case "--distribution" -> distribution = Path.of(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seconds" -> seconds = Double.parseDouble(value);
                case "--minutes" -> minutes = Double.parseDouble(value);
                default -> throw new IllegalArgumentException("unknown option " + words[at] + ". " + USAGE);
            }
        }
        Path build = root.resolve("assembly/distribution/target");
        return new Arguments(
                existing(video == null ? build.resolve("assembly/demo/road.mp4") : video),
                existing(model == null ? root.resolve("models/road-objects/1.0.0") : model),
                existing(
                        distribution == null
                                ? build.resolve("io.qilian.assembly.distribution-1.0.0-SNAPSHOT.tar.gz")
                                : distribution),
                rounds,
                seconds,
                minutes);
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("there is no " + path + "; build with mvn install first. " + USAGE);
        }
        return path.toAbsolutePath();
    }
}
