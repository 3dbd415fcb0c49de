package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists stored events. */
@Service
@Command(scope = "event", name = "list", description = "Lists the latest stored events")
public final class EventListCommand extends ConsoleCommand {

    private static final int ATTRIBUTES_WIDTH = 100;

    @Option(name = "--scene", description = "Only of this scene")
    @Completion(SceneCompleter.class)
    private String scene;

    @Option(name = "--type", description = "Only of this type")
    private String type;

    @Option(name = "--limit", description = "How many; 50 if not given")
    private int limit = 50;

    @Option(name = "--json", description = "One JSON object a line")
    private boolean json;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private EventLog events;

    @Override
    void run() {
        List<StoredEvent> found =
                events.find(new EventQuery(Optional.ofNullable(scene), Optional.ofNullable(type), 0, limit, true));
        if (json) {
            found.forEach(stored -> System.out.println(EventJson.write(stored.event())));
            return;
        }
        ShellTable table = new ShellTable();
        table.column(text("sequence")).alignRight();
        table.column(text("startedAt"));
        table.column(text("scenes"));
        table.column(text("type")).bold();
        table.column(text("phase"));
        table.column(text("key"));
        table.column(text("attributes"));
        table.emptyTableText(text("none.events"));
        for (StoredEvent stored : found) {
            Event event = stored.event();
            table.addRow()
                    .addContent(
                            stored.sequence(),
                            event.startedAt(),
                            event.scene(),
                            event.type(),
                            event.phase(),
                            event.key(),
                            attributes(event));
        }
        print(table, noFormat);
    }

    private static String attributes(Event event) {
        String whole = EventJson.write(event);
        String text = whole.substring(whole.indexOf("\"attributes\":") + 13, whole.length() - 1);
        return text.length() > ATTRIBUTES_WIDTH ? text.substring(0, ATTRIBUTES_WIDTH) + "…" : text;
    }
}
