package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.FeedHealth;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.Feeds;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the feeds. */
@Service
@Command(scope = "feed", name = "list", description = "Lists the feeds and how they are doing")
public final class FeedListCommand extends ConsoleCommand {

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private Feeds feeds;

    @Reference
    private FeedHealth health;

    @Override
    void run() {
        Map<String, FeedLiveness> alive =
                health.all().stream().collect(Collectors.toMap(FeedLiveness::feed, Function.identity()));
        ShellTable table = new ShellTable();
        table.column(text("name")).bold();
        table.column(text("state"));
        table.column(text("fps")).alignRight();
        table.column(text("size"));
        table.column(text("captured")).alignRight();
        table.column(text("delivered")).alignRight();
        table.column(text("damaged")).alignRight();
        table.column(text("reconnects")).alignRight();
        table.column(text("coverage")).alignRight();
        table.column(text("liveness"));
        table.column(text("source"));
        table.column(text("problem"));
        table.emptyTableText(text("none.feeds"));
        for (FeedStatus feed : feeds.feeds()) {
            FeedLiveness liveness = alive.get(feed.name());
            table.addRow()
                    .addContent(
                            feed.name(),
                            feed.state(),
                            String.format(Locale.ROOT, "%.1f", feed.capturedFps()),
                            feed.width() == 0 ? "" : feed.width() + "x" + feed.height(),
                            feed.captured(),
                            feed.counts().delivered(),
                            feed.damaged(),
                            feed.reconnects(),
                            liveness == null ? "" : text("percent", 100 * liveness.hourCoverage()),
                            liveness == null ? "" : LivenessWords.trouble(liveness),
                            feed.source(),
                            feed.problem().map(problem -> problem.what()).orElse(""));
        }
        print(table, noFormat);
    }
}
