package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.api.SensorFeedStatus.StationStatus;
import io.qilian.bundles.sensors.api.SensorFeeds;
import java.time.Instant;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows a sensor feed: its connection, its stations, what was refused. */
@Service
@Command(
        scope = "sensor",
        name = "info",
        description = "Shows a sensor feed: its connection, its stations, what was refused and why")
public final class SensorInfoCommand extends ConsoleCommand {

    @Argument(name = "feed", description = "Name of the sensor feed", required = true)
    @Completion(SensorCompleter.class)
    private String feed;

    @Option(name = "--silent", description = "Only stations that are silent")
    private boolean silentOnly;

    @Reference
    private SensorFeeds sensors;

    @Override
    void run() {
        SensorFeedStatus status = sensors.feed(feed);
        System.out.printf("%s: %s %s%n", status.name(), status.protocol(), SensorWords.state(status));
        status.link().ifPresent(SensorInfoCommand::tell);
        System.out.println(text(
                "sensor.counts",
                status.messages(),
                status.stored(),
                status.duplicates(),
                status.ignored(),
                status.busy(),
                status.late(),
                status.early()));
        new TreeMap<>(status.refused())
                .forEach((code, number) -> System.out.println(text("sensor.refused", number, code)));
        if (!status.unmapped().isEmpty()) {
            System.out.println(text("sensor.unmapped", String.join(", ", status.unmapped())));
        }
        status.problem().ifPresent(problem -> System.out.println(text("problem") + ": " + problem.message()));
        ShellTable table = new ShellTable();
        table.column(text("station")).bold();
        table.column(text("lastMessage"));
        table.column(text("silent"));
        table.emptyTableText(text("none.stations"));
        for (StationStatus station : status.stations()) {
            if (station.silent() || !silentOnly) {
                table.addRow()
                        .addContent(
                                station.name(),
                                station.lastHeardAt().map(Instant::toString).orElse(""),
                                station.silent() ? text("yes") : "");
            }
        }
        print(table);
    }

    private static void tell(LinkStatus link) {
        System.out.println(text("sensor.link", link.messages(), link.refused(), link.reconnects()));
    }
}
