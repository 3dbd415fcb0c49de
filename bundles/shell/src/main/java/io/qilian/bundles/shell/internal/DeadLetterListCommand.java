package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.DeadLetters;
import io.qilian.bundles.sensors.api.Measurement;
import java.time.Instant;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists what could not become a reading. */
@Service
@Command(scope = "deadletter", name = "list", description = "Lists what stations sent and could not be taken, and why")
public final class DeadLetterListCommand extends ConsoleCommand {

    @Option(name = "--feed", description = "Only of this sensor feed")
    @Completion(SensorCompleter.class)
    private String feed;

    @Option(name = "--all", description = "Also those that were replayed")
    private boolean all;

    @Option(name = "--limit", description = "How many, the latest first; 50 if not given")
    private int limit = 50;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private DeadLetters letters;

    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column(text("number")).alignRight().bold();
        table.column(text("receivedAt"));
        table.column(text("feed"));
        table.column(text("station"));
        table.column(text("measured"));
        table.column(text("value")).alignRight();
        table.column(text("reason"));
        table.column(text("replayedAt"));
        table.emptyTableText(text("none.letters"));
        for (DeadLetter letter : letters.letters(Optional.ofNullable(feed), !all, limit)) {
            table.addRow()
                    .addContent(
                            letter.id(),
                            letter.receivedAt(),
                            letter.feed(),
                            letter.station(),
                            letter.measurement().map(Measurement::code).orElse(""),
                            letter.measurement()
                                    .map(one -> SensorWords.number(one.value()))
                                    .orElse(""),
                            letter.code(),
                            letter.replayedAt().map(Instant::toString).orElse(""));
        }
        print(table, noFormat);
    }
}
