package io.qilian.bundles.simulators.api;

import java.util.Objects;
import java.util.Optional;

/**
 * What a simulation has done until now. Immutable.
 *
 * @param request what was asked for
 * @param sent packets that were sent; of a Modbus device requests that came
 * @param acknowledged records that the platform has acknowledged; 0 of a Modbus device
 * @param lost records that were given up without an acknowledgement
 * @param connects connections that were made; 0 of a Modbus device
 * @param problem why nothing is sent now
 * @param feedFile a file {@code etc/sensors/NAME.yaml} that receives it
 */
public record SimulationStatus(
        SimulationRequest request,
        long sent,
        long acknowledged,
        long lost,
        long connects,
        Optional<String> problem,
        String feedFile) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public SimulationStatus {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(feedFile, "feedFile");
    }
}
