package io.qilian.bundles.sensorroutes.internal.files;

import io.qilian.bundles.sensorroutes.internal.payload.Delivery;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormat;
import io.qilian.bundles.sensorroutes.internal.storing.StoredSource;
import io.qilian.bundles.sensorroutes.internal.storing.StoringSink;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Reads one file after another: all of a file is stored before it is moved to {@code done/}, and one that cannot be read
 * goes to {@code failed/} with the reason beside it. One that is left in the middle stays where it is and is read from its
 * beginning the next time; what is stored already is found to be so. For one thread; {@link #close} is for any.
 */
final class FileIntake implements AutoCloseable {

    private final String feed;
    private final PayloadFormat format;
    private final SensorIngest ingest;
    private final InboxFolder folder;
    private final InstantSource clock;
    private final Consumer<Optional<Problem>> trouble;
    private volatile StoringSink sink;
    private volatile boolean closed;

    FileIntake(
            String feed,
            PayloadFormat format,
            SensorIngest ingest,
            InboxFolder folder,
            InstantSource clock,
            Consumer<Optional<Problem>> trouble) {
        this.feed = feed;
        this.format = format;
        this.ingest = ingest;
        this.folder = folder;
        this.clock = clock;
        this.trouble = trouble;
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
     * @throws CancellationException if it was closed before all was stored
     * @throws IOException if the disk does not let it be read or moved; it is tried again
     */
    Outcome take(Path file) throws IOException {
        Optional<Problem> refusal = folder.refusal(file);
        if (refusal.isPresent()) {
            return fail(file, refusal.get());
        }
        BasicFileAttributes before = attributes(file);
        Delivery delivery = new Delivery(feed, file.getFileName().toString(), clock.instant());
        try (StoringSink storing = new StoringSink(ingest, delivery, trouble)) {
            sink = storing;
            checkOpen();
            Optional<Problem> end = read(file, delivery, storing);
            StoredSource source = storing.finish();
            if (changed(before, attributes(file))) {
                return Outcome.CHANGED;
            }
            Optional<Problem> why = end.or(() -> source.messages() == 0 ? source.firstRejection() : Optional.empty());
            if (why.isPresent()) {
                return fail(file, why.get());
            }
            folder.done(file);
            return Outcome.STORED;
        } finally {
            sink = null;
        }
    }

    /** Why the rest of a file could not be read; empty if it was read to its end. */
    private Optional<Problem> read(Path file, Delivery delivery, StoringSink storing) throws IOException {
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            format.read(delivery, bytes, storing);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private Outcome fail(Path file, Problem why) throws IOException {
        String where = why.where().isEmpty() ? file.getFileName().toString() : file.getFileName() + ", " + why.where();
        Problem reason = why.at(where);
        folder.failed(file, reason);
        ingest.refuse(feed, "", clock.instant(), "", reason);
        return Outcome.FAILED;
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean changed(BasicFileAttributes before, BasicFileAttributes after) {
        return before.size() != after.size() || !before.lastModifiedTime().equals(after.lastModifiedTime());
    }

    private void checkOpen() {
        if (closed) {
            throw new CancellationException("closed");
        }
    }

    /** Leaves the file that is being read where it is. Idempotent. */
    @Override
    public void close() {
        closed = true;
        StoringSink open = sink;
        if (open != null) {
            open.close();
        }
    }
}
