package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.sensors.api.HistoryInterval;
import io.qilian.kernel.api.feed.Reading;
import java.util.List;
import org.apache.karaf.shell.support.table.ShellTable;

/** Readings as tables. */
final class ReadingTables {

    private ReadingTables() {}

    static ShellTable readings(List<Reading> readings) {
        ShellTable table = new ShellTable();
        table.column(text("measuredAt"));
        table.column(text("station")).bold();
        table.column(text("quantity"));
        table.column(text("value")).alignRight();
        table.column(text("unit"));
        table.column(text("reading.quality"));
        table.emptyTableText(text("none.readings"));
        for (Reading reading : readings) {
            table.addRow()
                    .addContent(
                            reading.measuredAt(),
                            reading.station(),
                            reading.quantity(),
                            SensorWords.number(reading.value()),
                            reading.unit(),
                            reading.quality());
        }
        return table;
    }

    static ShellTable intervals(List<HistoryInterval> intervals) {
        ShellTable table = new ShellTable();
        table.column(text("from"));
        table.column(text("station")).bold();
        table.column(text("quantity"));
        table.column(text("average")).alignRight();
        table.column(text("minimum")).alignRight();
        table.column(text("maximum")).alignRight();
        table.column(text("unit"));
        table.column(text("readings")).alignRight();
        table.column(text("bad")).alignRight();
        table.emptyTableText(text("none.readings"));
        for (HistoryInterval interval : intervals) {
            table.addRow()
                    .addContent(
                            interval.from(),
                            interval.station(),
                            interval.quantity(),
                            SensorWords.number(interval.mean()),
                            SensorWords.number(interval.minimum()),
                            SensorWords.number(interval.maximum()),
                            interval.unit(),
                            interval.readings(),
                            interval.bad());
        }
        return table;
    }
}
