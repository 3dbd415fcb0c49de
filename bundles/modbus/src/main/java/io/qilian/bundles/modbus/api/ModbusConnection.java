package io.qilian.bundles.modbus.api;

import io.qilian.bundles.sensors.api.SensorConnection;
import org.osgi.annotation.versioning.ProviderType;

/** A device that is being read. Thread-safe. */
@ProviderType
public interface ModbusConnection extends SensorConnection {

    /**
     * What it has counted. Answers at once.
     *
     * @return the counts
     */
    ModbusStatistics statistics();
}
