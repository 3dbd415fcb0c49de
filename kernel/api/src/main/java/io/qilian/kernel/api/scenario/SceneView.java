package io.qilian.kernel.api.scenario;

import io.qilian.kernel.api.geometry.Point;
import java.util.List;
import java.util.Objects;

/**
 * What a scene shows to people, in the console's live table and in the annotated picture.
 *
 * @param shapes lines and zones to draw
 * @param tables figures to show
 */
public record SceneView(List<Shape> shapes, List<Table> tables) {

    /** Nothing to show. */
    public static final SceneView EMPTY = new SceneView(List.of(), List.of());

    /** Copies the lists. */
    public SceneView {
        shapes = List.copyOf(shapes);
        tables = List.copyOf(tables);
    }

    /**
     * A line or a zone.
     *
     * @param name what to write beside it
     * @param feed the feed in whose picture it is drawn
     * @param closed whether the last point is joined to the first
     * @param points the corners as shares of the picture, 0 to 1; at least two
     */
    public record Shape(String name, String feed, boolean closed, List<Point> points) {
        /**
         * Copies the points.
         *
         * @throws IllegalArgumentException if there are fewer than two
         */
        public Shape {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(feed, "feed");
            points = List.copyOf(points);
            if (points.size() < 2) {
                throw new IllegalArgumentException("shape " + name + ": expected two points or more, got " + points);
            }
        }
    }

    /**
     * A table of figures.
     *
     * @param title heading; it also heads the column of the row names
     * @param columns names of the columns
     * @param rows the rows, each with as many cells as there are columns
     */
    public record Table(String title, List<String> columns, List<Row> rows) {
        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if a row has another number of cells than there are columns
         */
        public Table {
            Objects.requireNonNull(title, "title");
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException("table " + title + ", row " + row.name() + ": expected "
                            + columns.size() + " cells, got " + row.cells().size());
                }
            }
        }
    }

    /**
     * A row of a table.
     *
     * @param name what the row is about
     * @param cells the figures as text
     */
    public record Row(String name, List<String> cells) {
        /** Copies the cells. */
        public Row {
            Objects.requireNonNull(name, "name");
            cells = List.copyOf(cells);
        }
    }
}
