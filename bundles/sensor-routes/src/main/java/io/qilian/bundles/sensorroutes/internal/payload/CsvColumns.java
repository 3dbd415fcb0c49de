package io.qilian.bundles.sensorroutes.internal.payload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/** Which column is where. Immutable once it is checked. */
final class CsvColumns {

    private static final int AMBIGUOUS = -1;

    private final List<String> header;
    private final Map<String, Integer> indexes = new HashMap<>();

    private CsvColumns(List<String> header) {
        this.header = header;
        for (int index = 0; index < header.size(); index++) {
            int place = index;
            indexes.compute(header.get(index), (name, other) -> other == null ? place : AMBIGUOUS);
        }
    }

    static CsvColumns named(CSVRecord row) {
        List<String> names = new ArrayList<>();
        row.forEach(name -> names.add(name.strip()));
        return new CsvColumns(names);
    }

    static CsvColumns numbered(int count) {
        return new CsvColumns(
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
    }

    /** Refuses a payload without the columns that are asked for. */
    void check(List<String> places) {
        for (String place : places) {
            if (index(place) == AMBIGUOUS) {
                throw PayloadProblems.column(place, header);
            }
        }
    }

    int index(String place) {
        return indexes.getOrDefault(place, AMBIGUOUS);
    }

    int size() {
        return header.size();
    }
}
