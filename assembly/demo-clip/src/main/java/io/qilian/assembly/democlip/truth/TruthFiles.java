package io.qilian.assembly.democlip.truth;

import io.qilian.kernel.api.geometry.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what is known of a clip: {@code road.json}, {@code crossings.csv} and {@code stops.csv}. */
public final class TruthFiles {

    private TruthFiles() {}

    /**
     * Writes the three files, replacing older ones.
     *
     * @param truth what is known
     * @param folder where they go
     * @throws IOException if they cannot be written
     */
    public static void write(ClipTruth truth, Path folder) throws IOException {
        Files.writeString(folder.resolve("road.json"), road(truth));
        Files.write(folder.resolve("crossings.csv"), crossings(truth));
        Files.write(folder.resolve("stops.csv"), stops(truth));
    }

    private static List<String> crossings(ClipTruth truth) {
        List<String> rows = new ArrayList<>(List.of("id,class,line,second,speed_kmh"));
        for (Crossing crossing : truth.crossings()) {
            rows.add(String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%.4f,%.2f",
                    crossing.id(),
                    crossing.user().label(),
                    crossing.line(),
                    crossing.second(),
                    crossing.kilometresPerHour()));
        }
        return rows;
    }

    private static List<String> stops(ClipTruth truth) {
        List<String> rows = new ArrayList<>(List.of("id,class,begin_second,end_second,x_metres,y_metres"));
        for (Stop stop : truth.stops()) {
            rows.add(String.format(
                    Locale.ROOT,
                    "%d,%s,%.4f,%.4f,%.3f,%.3f",
                    stop.id(),
                    stop.user().label(),
                    stop.beginSecond(),
                    stop.endSecond(),
                    stop.ground().x(),
                    stop.ground().y()));
        }
        return rows;
    }

    private static String road(ClipTruth truth) {
        String points = truth.calibration().stream()
                .map(point ->
                        "    {\"picture\": " + pair(point.picture()) + ", \"metres\": " + pair(point.ground()) + "}")
                .collect(Collectors.joining(",\n"));
        String lines = truth.lines().stream()
                .map(line -> "    {\"name\": \"" + line.name() + "\",\n     \"picture\": ["
                        + pair(line.startPicture()) + ", " + pair(line.endPicture()) + "],\n     \"metres\": ["
                        + pair(line.startGround()) + ", " + pair(line.endGround()) + "]}")
                .collect(Collectors.joining(",\n"));
        String areas = truth.areas().stream()
                .map(area -> "    {\"name\": \"" + area.name() + "\",\n     \"picture\": " + pairs(area.picture())
                        + ",\n     \"metres\": " + pairs(area.ground()) + "}")
                .collect(Collectors.joining(",\n"));
        FrameFormat format = truth.format();
        String frames = String.format(
                Locale.ROOT,
                "{\"width\": %d, \"height\": %d, \"per_second\": %.3f, \"count\": %d}",
                format.width(),
                format.height(),
                format.framesPerSecond(),
                format.frames());
        return "{\n  \"frames\": " + frames + ",\n  \"calibration\": [\n" + points + "\n  ],\n  \"lines\": [\n" + lines
                + "\n  ],\n  \"areas\": [\n" + areas + "\n  ]\n}\n";
    }

    private static String pairs(List<Point> points) {
        return points.stream().map(TruthFiles::pair).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String pair(Point point) {
        return String.format(Locale.ROOT, "[%.6f, %.6f]", point.x(), point.y());
    }
}
