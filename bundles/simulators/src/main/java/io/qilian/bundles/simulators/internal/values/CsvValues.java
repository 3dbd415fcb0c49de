package io.qilian.bundles.simulators.internal.values;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a file, one after the other and from the beginning again. A cell that is no number is left out, and a row
 * without any number is passed over. The file is read row by row, with a header, in UTF-8. For one thread.
 */
public final class CsvValues implements Iterator<Map<String, Double>>, AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final Path file;
    private final Map<String, String> columns;
    private CSVParser parser;
    private Iterator<CSVRecord> rows;

    /**
     * Opens a file.
     *
     * @param folder below which it lies
     * @param name its path there
     * @param columns the protocol's code by column
     * @throws io.qilian.kernel.api.problem.ProblemException if it is not there, is none below the folder, or lacks a column
     */
    public CsvValues(Path folder, String name, Map<String, String> columns) {
        this.file = within(folder, name);
        this.columns = new LinkedHashMap<>(columns);
        open();
        for (String column : columns.keySet()) {
            if (!parser.getHeaderMap().containsKey(column)) {
                close();
                throw CsvProblems.column(file, parser.getHeaderNames(), column);
            }
        }
    }

    private static Path within(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        try {
            boolean below = file.startsWith(folder.normalize())
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().startsWith(folder.toRealPath());
            if (below) {
                return file;
            }
        } catch (IOException e) {
            throw CsvProblems.unreadable(file, e);
        }
        throw CsvProblems.noFile(folder, name);
    }

    private void open() {
        try {
            parser = CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), FORMAT);
            rows = parser.iterator();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw CsvProblems.unreadable(file, e);
        }
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    /**
     * The next row.
     *
     * @throws NoSuchElementException if the whole file has no number
     * @throws io.qilian.kernel.api.problem.ProblemException if it cannot be read any more
     */
    @Override
    public Map<String, Double> next() {
        boolean again = false;
        while (true) {
            if (rows.hasNext()) {
                Map<String, Double> values = values(rows.next());
                if (!values.isEmpty()) {
                    return values;
                }
            } else if (again) {
                throw new NoSuchElementException(file + " has no number in the columns " + columns.keySet());
            } else {
                again = true;
                close();
                open();
            }
        }
    }

    private Map<String, Double> values(CSVRecord row) {
        Map<String, Double> values = new LinkedHashMap<>();
        columns.forEach((column, code) -> {
            String cell = row.isSet(column) ? row.get(column) : "";
            try {
                double value = Double.parseDouble(cell);
                if (Double.isFinite(value)) {
                    values.put(code, value);
                }
            } catch (NumberFormatException e) {
                // Missing values are written in many ways; a station does not send them.
            }
        });
        return values;
    }

    /** Closes the file. Idempotent. */
    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
