package io.qilian.bundles.simulators.internal.device;

import io.qilian.bundles.simulators.api.SimulationRequest;
import io.qilian.bundles.simulators.internal.values.Curve;
import java.util.List;
import java.util.Locale;

/** Writes the file of a sensor feed that receives a simulation. */
final class FeedFile {

    private FeedFile() {}

    /**
     * The file.
     *
     * @param request what is simulated
     * @param curves what is made up, if there is no file
     * @param prefix what the protocol puts before each code
     * @param connection lines of the part {@code connection:}
     */
    static String of(SimulationRequest request, List<Curve> curves, String prefix, List<String> connection) {
        StringBuilder file = new StringBuilder(512)
                .append("# etc/sensors/")
                .append(request.name())
                .append(".yaml\nprotocol: ")
                .append(request.kind().name().toLowerCase(Locale.ROOT))
                .append("\nconnection:\n");
        connection.forEach(line -> file.append("  ").append(line).append('\n'));
        file.append("quantities:\n");
        if (request.csv().isEmpty()) {
            curves.forEach(curve -> quantity(file, prefix + curve.code(), curve.quantity(), curve.unit()));
        } else {
            request.columns().forEach((column, code) -> quantity(file, prefix + code, quantityName(column), "1"));
        }
        return file.toString();
    }

    private static void quantity(StringBuilder file, String code, String quantity, String unit) {
        file.append("  \"")
                .append(code)
                .append("\": {quantity: ")
                .append(quantity)
                .append(", unit: \"")
                .append(unit)
                .append("\"}\n");
    }

    /** A column's name as that of a quantity; the unit of a file's column nobody knows. */
    private static String quantityName(String column) {
        String name =
                column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[^a-z0-9]+|-+$", "");
        return name.isEmpty() ? "value" : name;
    }
}
