package io.qilian.bundles.shell.internal;

import io.qilian.kernel.api.scenario.SceneView;
import org.apache.karaf.shell.support.table.Row;
import org.apache.karaf.shell.support.table.ShellTable;

/** The tables that a scene shows. */
final class ViewTables {

    private ViewTables() {}

    static ShellTable of(SceneView.Table shown) {
        ShellTable table = new ShellTable();
        table.column(shown.title()).bold();
        shown.columns().forEach(column -> table.column(column).alignRight());
        for (SceneView.Row line : shown.rows()) {
            Row row = table.addRow();
            row.addContent(line.name());
            line.cells().forEach(row::addContent);
        }
        return table;
    }
}
