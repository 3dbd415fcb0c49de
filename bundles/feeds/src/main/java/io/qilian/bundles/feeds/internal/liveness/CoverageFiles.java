package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.FeedCoverage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps coverages over a restart, one file of about 6 kB a feed. A file that cannot be read is told once and begun anew: the
 * time before counts as not covered. Thread-safe.
 */
final class CoverageFiles {

    private static final Logger log = LoggerFactory.getLogger(CoverageFiles.class);
    private static final String SUFFIX = ".coverage";
    private static final int FORM = 0x51_43_4f_01;

    private final Path folder;
    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private volatile boolean failing;

    CoverageFiles(Path folder) {
        this.folder = folder;
    }

    Optional<KeptCoverage> read(String feed) {
        Path file = file(feed);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != FORM) {
                throw new IOException("it is of another form");
            }
            long newest = in.readLong();
            char[] minutes = new char[CoverageRecord.MINUTES];
            for (int at = 0; at < minutes.length; at++) {
                minutes[at] = in.readChar();
            }
            return Optional.of(new KeptCoverage(newest, minutes));
        } catch (IOException e) {
            log.warn("The coverage of feed {} in {} cannot be read and begins anew: {}", feed, file, e.toString());
            return Optional.empty();
        }
    }

    /** Writes a coverage that has gone on since it was written last. */
    void write(String feed, KeptCoverage kept) {
        if (kept.minutes().length == 0
                || Long.valueOf(kept.newestMinute()).equals(written.put(feed, kept.newestMinute()))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path next = folder.resolve(feed + SUFFIX + ".next");
            Files.write(next, bytes(kept));
            Files.move(next, file(feed), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                log.warn("The coverage of feeds cannot be kept in {}, check its space and permissions", folder, e);
            }
        }
    }

    private static byte[] bytes(KeptCoverage kept) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * CoverageRecord.MINUTES + 16);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORM);
            out.writeLong(kept.newestMinute());
            for (char minute : kept.minutes()) {
                out.writeChar(minute);
            }
        }
        return bytes.toByteArray();
    }

    /** Deletes the files of feeds that are gone, once nothing in them lies within the time that is kept. */
    void sweep(Instant now) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant oldest = now.minus(Duration.ofHours(FeedCoverage.KEPT_HOURS));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(SUFFIX)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                    written.remove(file.getFileName().toString().replace(SUFFIX, ""));
                }
            }
        } catch (IOException e) {
            log.warn("{} cannot be tidied up: {}", folder, e.toString());
        }
    }

    private Path file(String feed) {
        return folder.resolve(feed + SUFFIX);
    }
}
