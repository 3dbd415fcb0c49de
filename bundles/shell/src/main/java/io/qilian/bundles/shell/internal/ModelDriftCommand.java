package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.bundles.modellibrary.api.ModelDrift;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.Row;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows whether feeds still look like those for which a model was put to work; forgets what they looked like. */
@Service
@Command(
        scope = "model",
        name = "drift",
        description = "Shows how far what feeds show to models has drifted from the baseline, as PSI; ! marks an alarm")
public final class ModelDriftCommand extends ConsoleCommand {

    @Argument(name = "model", description = "NAME or NAME:VERSION; all if not given")
    @Completion(ModelCompleter.class)
    private String model;

    @Option(name = "--feed", description = "Only this feed")
    @Completion(FeedCompleter.class)
    private String feed;

    @Option(name = "--history", description = "Tell the alarms of the model, newest first")
    private boolean history;

    @Option(name = "--reset", description = "Forget the baselines of the model: what feeds show from now on is right")
    private boolean reset;

    @Option(name = "--reason", description = "Why the baselines are reset, for the log")
    private String reason = "";

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private ModelDrift drift;

    @Override
    void run() {
        if (reset) {
            AliasMove.Change change = new AliasMove.Change(user(), reason);
            System.out.println(
                    text("drift.reset", drift.reset(requireModel("--reset"), Optional.ofNullable(feed), change)));
        } else if (history) {
            printAlarms(requireModel("--history"));
        } else {
            printStates();
        }
    }

    private ModelReference requireModel(String option) {
        if (model == null) {
            throw new ProblemException(Problem.of(
                    "model.name-needed",
                    ProblemKind.INPUT,
                    "The option is about one model, and none is named",
                    "model:drift " + option,
                    "Name the model, as NAME or NAME:VERSION; model:list shows which there are"));
        }
        return ModelReference.parse(model);
    }

    private boolean isMeant(String ofFeed, String name, String version) {
        if (feed != null && !feed.equals(ofFeed)) {
            return false;
        }
        if (model == null) {
            return true;
        }
        ModelReference meant = ModelReference.parse(model);
        return meant.name().equals(name) && (meant.alias() || meant.selector().equals(version));
    }

    private void printStates() {
        ShellTable table = new ShellTable();
        table.column(text("feed")).bold();
        table.column(text("model"));
        table.column(text("state"));
        table.column(text("since"));
        for (DriftQuantity quantity : DriftQuantity.values()) {
            table.column(quantity.name().toLowerCase(Locale.ROOT)).alignRight();
        }
        table.emptyTableText(text("none.drift"));
        for (FeedDrift state : drift.states()) {
            if (isMeant(state.feed(), state.model(), state.version())) {
                Row row = table.addRow();
                row.addContent(
                        state.feed(), state.model() + ":" + state.version(), state.state(), seconds(state.since()));
                state.readings().forEach(reading -> row.addContent(cell(reading)));
            }
        }
        print(table, noFormat);
    }

    private static String cell(FeedDrift.Reading reading) {
        String psi = reading.psi().isPresent() ? figure(reading.psi().getAsDouble()) : "-";
        return reading.alarmSince().isPresent() ? psi + "!" : psi;
    }

    private void printAlarms(ModelReference meant) {
        ShellTable table = new ShellTable();
        table.column(text("alarm")).alignRight();
        table.column(text("raisedAt"));
        table.column(text("endedAt"));
        table.column(text("feed")).bold();
        table.column(text("version"));
        table.column(text("quantity"));
        table.column("PSI").alignRight();
        table.column(text("baseline")).alignRight();
        table.column(text("current")).alignRight();
        table.column(text("picture"));
        table.emptyTableText(text("none.alarms"));
        for (DriftAlarm alarm : drift.alarms(meant)) {
            if (isMeant(alarm.feed(), alarm.model(), alarm.version())) {
                table.addRow()
                        .addContent(
                                alarm.id(),
                                seconds(alarm.raisedAt()),
                                alarm.endedAt().map(ModelDriftCommand::seconds).orElse(""),
                                alarm.feed(),
                                alarm.version(),
                                alarm.finding().quantity(),
                                figure(alarm.finding().psi()),
                                figure(alarm.finding().baseline()),
                                figure(alarm.finding().current()),
                                alarm.picture() ? "data/model-drift/" + alarm.id() + ".jpg" : "");
            }
        }
        print(table, noFormat);
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
