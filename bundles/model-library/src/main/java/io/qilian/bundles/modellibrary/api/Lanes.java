package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What models are doing with which feed, for people. Published as a service; thread-safe. */
@ProviderType
public interface Lanes {

    /**
     * The lanes that are open.
     *
     * @return their figures now
     */
    @Permission("model:list")
    List<LaneStatistics> lanes();
}
