package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.api.SensorFeeds;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the sensor feeds. */
@Service
@Command(scope = "sensor", name = "list", description = "Lists the sensor feeds and how they are doing")
public final class SensorListCommand extends ConsoleCommand {

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private SensorFeeds sensors;

    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column(text("name")).bold();
        table.column(text("protocol"));
        table.column(text("state"));
        table.column(text("stations")).alignRight();
        table.column(text("silent")).alignRight();
        table.column(text("stored")).alignRight();
        table.column(text("duplicates")).alignRight();
        table.column(text("refused")).alignRight();
        table.column(text("reconnects")).alignRight();
        table.column(text("lastMessage"));
        table.column(text("problem"));
        table.emptyTableText(text("none.sensors"));
        for (SensorFeedStatus feed : sensors.feeds()) {
            table.addRow()
                    .addContent(
                            feed.name(),
                            feed.protocol(),
                            SensorWords.state(feed),
                            feed.stations().size(),
                            feed.stations().stream()
                                    .filter(SensorFeedStatus.StationStatus::silent)
                                    .count(),
                            feed.stored(),
                            feed.duplicates(),
                            SensorWords.refused(feed),
                            feed.link().map(LinkStatus::reconnects).orElse(0L),
                            feed.link()
                                    .flatMap(LinkStatus::lastMessageAt)
                                    .map(Instant::toString)
                                    .orElse(""),
                            feed.problem().map(problem -> problem.what()).orElse(""));
        }
        print(table, noFormat);
    }
}
