package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensorroutes.api.payload.CsvForm;
import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Text in columns, by Commons CSV. */
final class CsvPayload implements PayloadFormat {

    private final PayloadSettings settings;
    private final CsvForm form;
    private final CSVFormat format;
    private final Charset charset;
    private final RecordMapping mapping;
    private final List<String> places;

    CsvPayload(PayloadSettings settings) {
        this.settings = settings;
        this.form = settings.csv().orElse(CsvForm.STANDARD);
        this.charset = Charset.forName(form.charset());
        this.mapping = new RecordMapping(settings);
        this.places = settings.places();
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(form.separator().charAt(0))
                .setQuote(form.quote().isEmpty() ? null : form.quote().charAt(0))
                .setCommentMarker(form.comment().map(text -> text.charAt(0)).orElse(null))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
    }

    @Override
    public int maximumBytes() {
        return settings.maximumBytes();
    }

    @Override
    public void read(Delivery delivery, InputStream payload, RecordSink sink) throws IOException {
        BoundedText text = BoundedText.of(payload, charset);
        for (int line = 0; line < form.skipLines(); line++) {
            text.line();
        }
        try (CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(format).get()) {
            rows(delivery, parser, text, sink);
        } catch (UncheckedIOException e) {
            throw refused(e.getCause());
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static IOException refused(IOException failure) {
        if (failure instanceof CSVException) {
            throw PayloadProblems.syntax("CSV", "", String.valueOf(failure.getMessage()));
        }
        return failure;
    }

    private void rows(Delivery delivery, CSVParser parser, BoundedText text, RecordSink sink) {
        Iterator<CSVRecord> rows = parser.iterator();
        Optional<CsvColumns> columns = Optional.empty();
        while (rows.hasNext()) {
            CSVRecord row = rows.next();
            text.recordEnded();
            if (columns.isEmpty()) {
                CsvColumns found = form.header() ? CsvColumns.named(row) : CsvColumns.numbered(row.size());
                found.check(places);
                columns = Optional.of(found);
                if (form.header()) {
                    continue;
                }
            }
            row(delivery, new CsvRow(row, columns.get(), form.separator()), sink);
        }
        if (columns.isEmpty() && form.header()) {
            throw PayloadProblems.syntax("CSV", "", "there is no header");
        }
    }

    private void row(Delivery delivery, CsvRow row, RecordSink sink) {
        if (row.fits()) {
            mapping.pass(delivery, row, sink);
        } else {
            sink.reject(row.original(), row.misfit());
        }
    }
}
