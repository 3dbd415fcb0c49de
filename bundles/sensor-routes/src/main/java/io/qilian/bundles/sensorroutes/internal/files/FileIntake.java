package io.qilian.bundles.sensorroutes.internal.files;

import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormat;
import io.qilian.bundles.sensorroutes.internal.route.FeedDelivery;
import io.qilian.bundles.sensorroutes.internal.storing.StoredSource;
import io.qilian.bundles.sensorroutes.internal.storing.StoringSink;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads one file after another: all of a file is stored before it is moved to {@code done/}, and one that cannot be read
 * goes to {@code failed/} with the reason beside it. One that is left in the middle stays where it is and is read from its
 * beginning the next time; what is stored already is found to be so. For one thread.
 */
final class FileIntake {

    private final PayloadFormat format;
    private final FeedDelivery feed;
    private final InboxFolder folder;

    FileIntake(PayloadFormat format, FeedDelivery feed, InboxFolder folder) {
        this.format = format;
        this.feed = feed;
        this.folder = folder;
    }

    /** What became of a file. */
    enum Outcome {
        /** All that could be read is stored, and the file lies in {@code done/}. */
        STORED,
        /** It lies in {@code failed/}. */
        FAILED,
        /** It was written to meanwhile, and is read again. */
        CHANGED
    }

    /**
     * Takes a file.
     *
     * @throws java.util.concurrent.CancellationException if the feed was closed before all was stored
     * @throws IOException if the disk does not let it be read or moved; it is tried again
     */
    Outcome take(Path file) throws IOException {
        try (StoringSink sink = feed.sink(name(file))) {
            Optional<Problem> refusal = folder.refusal(file);
            if (refusal.isPresent()) {
                sink.reject("", refusal.get());
                return failed(file, refusal.get());
            }
            return take(file, sink);
        }
    }

    private Outcome take(Path file, StoringSink sink) throws IOException {
        BasicFileAttributes before = attributes(file);
        Optional<Problem> end = read(file, sink);
        StoredSource source = sink.finish();
        if (changed(before, attributes(file))) {
            return Outcome.CHANGED;
        }
        end.ifPresent(reason -> sink.reject("", reason));
        Optional<Problem> why = end.or(() -> source.messages() == 0 ? source.firstRejection() : Optional.empty());
        if (why.isPresent()) {
            return failed(file, why.get());
        }
        folder.done(file);
        return Outcome.STORED;
    }

    /** Why the rest of a file could not be read; empty if it was read to its end. */
    private Optional<Problem> read(Path file, StoringSink sink) throws IOException {
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            format.read(sink.delivery(), bytes, sink);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private Outcome failed(Path file, Problem why) throws IOException {
        folder.failed(file, why.at(why.where().isEmpty() ? name(file) : name(file) + ", " + why.where()));
        return Outcome.FAILED;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean changed(BasicFileAttributes before, BasicFileAttributes after) {
        return before.size() != after.size() || !before.lastModifiedTime().equals(after.lastModifiedTime());
    }
}
