package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The scenarios that vendors' bundles have brought. Published as a service; thread-safe. */
@ProviderType
public interface Scenarios {

    /**
     * All that are installed now.
     *
     * @return the scenarios, by name
     */
    @Permission("scenario:list")
    List<ScenarioSummary> scenarios();

    /**
     * One scenario.
     *
     * @param scenario its name
     * @return what it declares
     * @throws io.qilian.kernel.api.problem.ProblemException if none of that name is installed
     */
    @Permission("scenario:view:{scenario}")
    ScenarioDetails scenario(String scenario);
}
