package io.qilian.bundles.shell.internal;

import io.qilian.bundles.sensors.api.SensorFeeds;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows the latest readings of a sensor feed. */
@Service
@Command(scope = "sensor", name = "latest", description = "Shows the latest reading of each station and quantity")
public final class SensorLatestCommand extends ConsoleCommand {

    @Argument(name = "feed", description = "Name of the sensor feed", required = true)
    @Completion(SensorCompleter.class)
    private String feed;

    @Option(name = "--station", description = "Only of this station")
    private String station;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private SensorFeeds sensors;

    @Override
    void run() {
        print(ReadingTables.readings(sensors.latest(feed, Optional.ofNullable(station))), noFormat);
    }
}
