package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.kernel.api.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** A line of a CSV payload. */
final class CsvRow implements RecordView {

    private final CSVRecord row;
    private final CsvColumns columns;
    private final String separator;

    CsvRow(CSVRecord row, CsvColumns columns, String separator) {
        this.row = row;
        this.columns = columns;
        this.separator = separator;
    }

    /** Whether it has the columns of the others: one more or less often shifts all that follow. */
    boolean fits() {
        return row.size() == columns.size();
    }

    Problem misfit() {
        return PayloadProblems.columns(columns.size(), row.size()).problem();
    }

    @Override
    public Optional<String> text(String place) {
        return Optional.of(row.get(columns.index(place)));
    }

    @Override
    public boolean has(String place) {
        return true;
    }

    @Override
    public List<RecordView> items(Optional<String> place) {
        return List.of(this);
    }

    @Override
    public String original() {
        StringBuilder text = new StringBuilder(128);
        for (int index = 0; index < row.size(); index++) {
            text.append(index == 0 ? "" : separator).append(row.get(index));
            if (text.length() > MAXIMUM_ORIGINAL) {
                return text.substring(0, MAXIMUM_ORIGINAL);
            }
        }
        return text.toString();
    }
}
