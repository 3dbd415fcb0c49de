package io.qilian.bundles.simulators.api;

import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Simulations on this machine; they end with the platform. Published as a service; thread-safe. */
@ProviderType
public interface Simulations {

    /** Most simulations at once. */
    int MAXIMUM = 32;

    /**
     * Starts one. A station connects, and connects again when it is cut off; a device listens.
     *
     * @param request what is to be simulated
     * @return how it is doing
     * @throws io.qilian.kernel.api.problem.ProblemException if there is one of that name, or there are {@value #MAXIMUM}; if
     *     the file cannot be read or a column is not in it; if a device cannot listen
     */
    @Permission("feed:simulate")
    SimulationStatus start(SimulationRequest request);

    /**
     * All that run.
     *
     * @return how they are doing, by name
     */
    @Permission("feed:list")
    List<SimulationStatus> simulations();

    /**
     * Ends one; when it returns nothing more is sent.
     *
     * @param name its name
     * @throws io.qilian.kernel.api.problem.ProblemException if there is none of that name
     */
    @Permission("feed:simulate")
    void stop(String name);
}
