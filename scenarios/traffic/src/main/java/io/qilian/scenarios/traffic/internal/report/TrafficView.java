package io.qilian.scenarios.traffic.internal.report;

import io.qilian.bundles.vision.api.counting.Direction;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.api.scenario.SceneView.Row;
import io.qilian.kernel.api.scenario.SceneView.Shape;
import io.qilian.kernel.api.scenario.SceneView.Table;
import io.qilian.scenarios.traffic.internal.analysis.FeedTraffic;
import io.qilian.scenarios.traffic.internal.analysis.Labels;
import io.qilian.scenarios.traffic.internal.analysis.LineTraffic;
import io.qilian.scenarios.traffic.internal.analysis.Tally;
import io.qilian.scenarios.traffic.internal.analysis.ZoneTraffic;
import io.qilian.scenarios.traffic.internal.settings.TrafficSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Shows lines, zones and counts, in the language of the installation. */
public final class TrafficView {

    private final ResourceBundle words =
            ResourceBundle.getBundle("io.qilian.scenarios.traffic.internal.report.words", Locale.getDefault());
    private final List<String> labels;
    private final List<FeedTraffic> feeds;
    private final TrafficEvents events;

    /**
     * Shows the traffic of feeds.
     *
     * @param settings of the scene
     * @param feeds of the scene
     * @param events knows what stands still
     */
    public TrafficView(TrafficSettings settings, List<FeedTraffic> feeds, TrafficEvents events) {
        this.labels = settings.classes().stream().map(Labels::of).toList();
        this.feeds = feeds;
        this.events = events;
    }

    /** What there is to see now. */
    public SceneView show() {
        List<Shape> shapes = new ArrayList<>();
        List<Row> lines = new ArrayList<>();
        List<Row> zones = new ArrayList<>();
        for (FeedTraffic feed : feeds) {
            for (LineTraffic line : feed.lines()) {
                shapes.add(new Shape(
                        line.entry().name(), feed.feed(), false, line.entry().path()));
                for (Direction direction : Direction.values()) {
                    lines.add(row(line, direction));
                }
            }
            for (ZoneTraffic zone : feed.zones()) {
                shapes.add(new Shape(
                        zone.entry().name(), feed.feed(), true, zone.entry().area()));
                zones.add(row(zone));
            }
        }
        List<Table> tables = new ArrayList<>();
        if (!lines.isEmpty()) {
            tables.add(new Table(words.getString("lines"), lineColumns(), lines));
        }
        if (!zones.isEmpty()) {
            tables.add(new Table(
                    words.getString("zones"), List.of(words.getString("present"), words.getString("standing")), zones));
        }
        return new SceneView(shapes, tables);
    }

    private List<String> lineColumns() {
        List<String> columns = new ArrayList<>();
        labels.forEach(label -> columns.add(words.getString(label)));
        columns.add(words.getString("all"));
        columns.add(words.getString("speed"));
        return columns;
    }

    private Row row(LineTraffic line, Direction direction) {
        Tally total = line.total();
        List<String> cells = new ArrayList<>();
        long all = 0;
        for (String label : labels) {
            long count = total.count(direction, label);
            cells.add(String.valueOf(count));
            all += count;
        }
        cells.add(String.valueOf(all));
        cells.add(total.meanSpeed(direction)
                .map(speed -> String.format(
                        Locale.ROOT, "%.0f ± %.0f", speed.kilometresPerHour(), speed.sigmaKilometresPerHour()))
                .orElse("–"));
        String way = words.getString(direction.name().toLowerCase(Locale.ROOT));
        return new Row(line.entry().name() + " " + way, cells);
    }

    private Row row(ZoneTraffic zone) {
        return new Row(
                zone.entry().name(), List.of(String.valueOf(zone.present()), String.valueOf(events.standingIn(zone))));
    }
}
