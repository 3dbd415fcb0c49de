package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.simulators.api.SimulationFaults;
import io.qilian.bundles.simulators.api.SimulationKind;
import io.qilian.bundles.simulators.api.SimulationRequest;
import io.qilian.bundles.simulators.api.SimulationStatus;
import io.qilian.bundles.simulators.api.Simulations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Simulates stations and devices. */
@Service
@Command(
        scope = "feed",
        name = "simulate",
        description = "Simulates a station or device with its faults; without a name lists what is simulated")
public final class FeedSimulateCommand extends ConsoleCommand {

    @Argument(name = "name", description = "What to call it, and the feed that receives it")
    @Completion(SimulationCompleter.class)
    private String name;

    @Option(name = "--kind", description = "What: hj212, sl651 or modbus")
    @Completion(SimulationKindCompleter.class)
    private String kind = "hj212";

    @Option(name = "--host", description = "Where the feed listens, or for modbus the device itself")
    private String host = "127.0.0.1";

    @Option(name = "--port", description = "Its port; if not given 9212, 8898, or 1502 for modbus")
    private Integer port;

    @Option(name = "--every", description = "Time between two records; if not given 5s, and 1m for sl651")
    private String every;

    @Option(name = "--csv", description = "File below data/simulations whose rows are sent again and again")
    private String csv;

    @Option(
            name = "--column",
            description = "COLUMN=CODE: a column of the file and what the protocol calls it; may be repeated",
            multiValued = true)
    private List<String> columns;

    @Option(name = "--lose", description = "How many percent of the records are not sent")
    private double lose;

    @Option(name = "--corrupt", description = "How many percent of the packets have a wrong byte")
    private double corrupt;

    @Option(name = "--malformed", description = "Beside how many percent of the records something else is sent")
    private double malformed;

    @Option(name = "--freeze-after", description = "After how many records the values stay what they are")
    private int freezeAfter;

    @Option(name = "--ahead", description = "How far its clock is ahead, such as 10m")
    private String ahead;

    @Option(name = "--behind", description = "How far its clock is behind")
    private String behind;

    @Option(name = "--seed", description = "The same number makes the same values and faults")
    private long seed = 1;

    @Option(name = "--stop", description = "End the simulation of that name")
    private boolean stop;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private Simulations simulations;

    @Override
    void run() {
        if (name == null) {
            list();
        } else if (stop) {
            simulations.stop(name);
            System.out.println(text("simulation.stopped", name));
        } else {
            SimulationStatus started = simulations.start(request());
            System.out.println(text("simulation.started", name));
            System.out.print(started.feedFile());
        }
    }

    private SimulationRequest request() {
        SimulationKind wanted = kind();
        return new SimulationRequest(
                name,
                wanted,
                host,
                port == null ? usualPort(wanted) : port,
                every == null ? usualPace(wanted) : SensorWords.duration("--every", every),
                Optional.ofNullable(csv),
                columns(),
                new SimulationFaults(lose / 100, corrupt / 100, malformed / 100, freezeAfter, skew()),
                seed);
    }

    private SimulationKind kind() {
        try {
            return SimulationKind.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--kind: expected hj212, sl651 or modbus, got " + kind, e);
        }
    }

    private static int usualPort(SimulationKind kind) {
        return switch (kind) {
            case HJ212 -> 9212;
            case SL651 -> 8898;
            case MODBUS -> 1502;
        };
    }

    private static Duration usualPace(SimulationKind kind) {
        return kind == SimulationKind.SL651 ? Duration.ofMinutes(1) : Duration.ofSeconds(5);
    }

    private Map<String, String> columns() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String column : columns == null ? List.<String>of() : columns) {
            int equals = column.lastIndexOf('=');
            if (equals < 1 || equals == column.length() - 1) {
                throw new IllegalArgumentException("--column: expected COLUMN=CODE, got " + column);
            }
            codes.put(column.substring(0, equals), column.substring(equals + 1));
        }
        return codes;
    }

    private Duration skew() {
        if (ahead != null && behind != null) {
            throw new IllegalArgumentException("expected --ahead or --behind, got both");
        }
        if (behind != null) {
            return SensorWords.duration("--behind", behind).negated();
        }
        return ahead == null ? Duration.ZERO : SensorWords.duration("--ahead", ahead);
    }

    private void list() {
        ShellTable table = new ShellTable();
        table.column(text("name")).bold();
        table.column(text("kind"));
        table.column(text("address"));
        table.column(text("sent")).alignRight();
        table.column(text("acknowledged.records")).alignRight();
        table.column(text("lost")).alignRight();
        table.column(text("connects")).alignRight();
        table.column(text("problem"));
        table.emptyTableText(text("none.simulations"));
        for (SimulationStatus one : simulations.simulations()) {
            table.addRow()
                    .addContent(
                            one.request().name(),
                            one.request().kind().name().toLowerCase(Locale.ROOT),
                            one.request().host() + ":" + one.request().port(),
                            one.sent(),
                            one.acknowledged(),
                            one.lost(),
                            one.connects(),
                            one.problem().orElse(""));
        }
        print(table, noFormat);
    }
}
