package io.qilian.bundles.modellibrary.internal.quarantine;

import io.qilian.bundles.onnx.api.TrialReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What trials have measured, a file for each model by its digest, so that a model is tried once and not at each start. */
final class TrialRecords {

    private static final Logger log = LoggerFactory.getLogger(TrialRecords.class);
    private static final int MAXIMUM_RECORDS = 2_000;
    private static final String RUNTIME = "runtime";
    private static final String LOAD_MS = "loadMs";
    private static final String MEDIAN_MS = "medianMs";
    private static final String PEAK_BYTES = "peakBytes";

    private final Path folder;
    private final String runtime;

    /**
     * Records.
     *
     * @param folder where they lie; made when it is needed
     * @param runtime version of the runtime; trials with another one do not count
     */
    TrialRecords(Path folder, String runtime) {
        this.folder = folder;
        this.runtime = runtime;
    }

    Optional<TrialReport> find(String digest) {
        Path file = file(digest);
        Properties record = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            record.load(in);
            return runtime.equals(record.getProperty(RUNTIME)) ? Optional.of(report(record)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            log.warn("The record {} of a trial cannot be read and counts for nothing: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private static TrialReport report(Properties record) {
        List<Double> medians = Arrays.stream(record.getProperty(MEDIAN_MS, "").split(",", -1))
                .filter(text -> !text.isEmpty())
                .map(Double::valueOf)
                .toList();
        return new TrialReport(
                Double.parseDouble(record.getProperty(LOAD_MS, "")),
                medians,
                Long.parseLong(record.getProperty(PEAK_BYTES, "")));
    }

    void keep(String digest, TrialReport report) {
        Properties record = new Properties();
        record.setProperty(RUNTIME, runtime);
        record.setProperty(LOAD_MS, Double.toString(report.loadMs()));
        record.setProperty(
                MEDIAN_MS, report.medianMs().stream().map(String::valueOf).collect(Collectors.joining(",")));
        record.setProperty(PEAK_BYTES, Long.toString(report.peakBytes()));
        Path file = file(digest);
        Path part = folder.resolve(digest + ".part");
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(part)) {
                record.store(out, null);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            dropOldest();
        } catch (IOException e) {
            log.warn("The record {} of a trial cannot be written; the model is tried again: {}", file, e.toString());
        }
    }

    private void dropOldest() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted(Comparator.comparing(TrialRecords::age)).toList();
        }
        for (Path file : files.subList(0, Math.max(0, files.size() - MAXIMUM_RECORDS))) {
            Files.deleteIfExists(file);
        }
    }

    private static long age(Path file) {
        return file.toFile().lastModified();
    }

    private Path file(String digest) {
        return folder.resolve(digest + ".properties");
    }
}
