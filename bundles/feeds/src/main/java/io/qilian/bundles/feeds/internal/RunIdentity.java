package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Frames;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.kernel.api.feed.FeedRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Names the runs of a feed: a replayed one after feed, content of the file and number of the pass, so that the same
 * replay has the same name each time; any other one at random.
 */
final class RunIdentity {

    private final String feed;
    private final FeedSettings settings;
    private final RandomGenerator random;
    private byte[] content;

    RunIdentity(String feed, FeedSettings settings, RandomGenerator random) {
        this.feed = feed;
        this.settings = settings;
        this.random = random;
    }

    boolean replayed() {
        return settings.frames() == Frames.EVERY
                && VideoRequest.of(settings.analysedSource()).file();
    }

    FeedRun next(int pass) {
        if (!replayed()) {
            return new FeedRun(HexFormat.of().toHexDigits(random.nextLong()), false);
        }
        MessageDigest digest = sha256();
        digest.update(content());
        digest.update((feed + "\n" + pass).getBytes(StandardCharsets.UTF_8));
        return new FeedRun(HexFormat.of().formatHex(digest.digest(), 0, 8), true);
    }

    private byte[] content() {
        if (content == null) {
            Path source = Path.of(settings.analysedSource());
            MessageDigest digest = sha256();
            try (Stream<Path> files = Files.isDirectory(source) ? Files.list(source) : Stream.of(source)) {
                for (Path file : files.sorted().toList()) {
                    digest(file, digest);
                }
                content = digest.digest();
            } catch (IOException e) {
                throw new MediaException(Reason.NOT_FOUND, "Cannot read " + source + ": " + e.getMessage());
            }
        }
        return content;
    }

    private static void digest(Path file, MessageDigest digest) throws IOException {
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file);
                    DigestInputStream digested = new DigestInputStream(in, digest)) {
                digested.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
