package io.qilian.bundles.modbus.internal;

import io.qilian.bundles.modbus.api.ModbusSettings;
import io.qilian.bundles.modbus.internal.poll.DevicePoller;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Publishes the protocol. */
@Component(service = SensorProtocol.class)
public final class ModbusComponent implements SensorProtocol<ModbusSettings> {

    private final SecureRandom random = new SecureRandom();
    private final Set<DevicePoller> pollers = ConcurrentHashMap.newKeySet();

    /** Begins without a feed. */
    @Activate
    public ModbusComponent() {}

    @Deactivate
    void stop() {
        pollers.forEach(DevicePoller::close);
    }

    @Override
    public String name() {
        return "modbus";
    }

    @Override
    public Class<ModbusSettings> settings() {
        return ModbusSettings.class;
    }

    @Override
    public SensorConnection open(String feed, ModbusSettings settings, SensorIngest ingest) {
        pollers.removeIf(DevicePoller::ended);
        DevicePoller poller = new DevicePoller(feed, settings, ingest, InstantSource.system(), random);
        pollers.add(poller);
        poller.start();
        return poller;
    }
}
