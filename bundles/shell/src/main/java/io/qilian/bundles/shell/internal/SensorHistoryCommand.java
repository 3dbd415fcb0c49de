package io.qilian.bundles.shell.internal;

import io.qilian.bundles.sensors.api.HistoryQuery;
import io.qilian.bundles.sensors.api.SensorFeeds;
import java.time.Instant;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows what a sensor feed has measured. */
@Service
@Command(scope = "sensor", name = "history", description = "Shows stored readings, one by one or by intervals")
public final class SensorHistoryCommand extends ConsoleCommand {

    @Argument(name = "feed", description = "Name of the sensor feed", required = true)
    @Completion(SensorCompleter.class)
    private String feed;

    @Option(name = "--station", description = "Only of this station")
    private String station;

    @Option(name = "--quantity", description = "Only of this quantity, such as pm2.5")
    private String quantity;

    @Option(name = "--last", description = "How far back, such as 30m, 24h or 7d; 24h if not given")
    private String last = "24h";

    @Option(name = "--from", description = "Begin, such as 2026-07-01T00:00:00Z, rather than --last")
    private String from;

    @Option(name = "--to", description = "End, not included; now if not given")
    private String to;

    @Option(name = "--interval", description = "Mean, least and greatest by intervals such as 10m, 1h or 1d")
    private String interval;

    @Option(name = "--limit", description = "How many rows, the latest; 100 if not given")
    private int limit = 100;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private SensorFeeds sensors;

    @Override
    void run() {
        Instant end = to == null ? Instant.now() : SensorWords.instant("--to", to);
        Instant begin =
                from == null ? end.minus(SensorWords.duration("--last", last)) : SensorWords.instant("--from", from);
        HistoryQuery query =
                new HistoryQuery(Optional.ofNullable(station), Optional.ofNullable(quantity), begin, end, limit);
        if (interval == null) {
            print(ReadingTables.readings(sensors.history(feed, query)), noFormat);
        } else {
            print(
                    ReadingTables.intervals(
                            sensors.intervals(feed, query, SensorWords.duration("--interval", interval))),
                    noFormat);
        }
    }
}
