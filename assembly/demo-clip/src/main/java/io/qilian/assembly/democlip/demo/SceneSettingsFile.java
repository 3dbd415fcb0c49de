package io.qilian.assembly.democlip.demo;

import io.qilian.assembly.democlip.truth.CalibrationPoint;
import io.qilian.assembly.democlip.truth.CarriagewayArea;
import io.qilian.assembly.democlip.truth.ClipTruth;
import io.qilian.assembly.democlip.truth.CountingLine;
import io.qilian.kernel.api.geometry.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The settings with which a traffic scene looks at a clip. */
final class SceneSettingsFile {

    private SceneSettingsFile() {}

    static void write(ClipTruth truth, Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("interval: 30s");
        rows.add("lines:");
        for (CountingLine line : truth.lines()) {
            rows.add("- name: " + line.name());
            rows.add("  path: " + pairs(List.of(line.startPicture(), line.endPicture())));
        }
        rows.add("zones:");
        for (CarriagewayArea area : truth.areas()) {
            rows.add("- name: " + area.name());
            rows.add("  stoppedAfter: 5s");
            rows.add("  area: " + pairs(area.picture()));
        }
        rows.add("calibrations:");
        rows.add("- points:");
        for (CalibrationPoint point : truth.calibration()) {
            rows.add("  - {picture: " + pair(point.picture()) + ", metres: " + pair(point.ground()) + "}");
        }
        Files.write(file, rows);
    }

    private static String pairs(List<Point> points) {
        return points.stream().map(SceneSettingsFile::pair).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String pair(Point point) {
        return String.format(Locale.ROOT, "[%.4f, %.4f]", point.x(), point.y());
    }
}
