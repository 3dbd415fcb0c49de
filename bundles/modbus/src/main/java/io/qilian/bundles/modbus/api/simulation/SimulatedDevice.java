package io.qilian.bundles.modbus.api.simulation;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import io.qilian.bundles.modbus.api.RegisterSetting;
import io.qilian.bundles.modbus.internal.simulation.DeviceImage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.net.InetAddress;
import java.util.List;

/**
 * A Modbus TCP device in software, on j2mod's own server and threads (at most four connections, one thread each). It has the
 * registers of a feed's settings, so that what is set is what the feed reads. Thread-safe.
 */
public final class SimulatedDevice implements AutoCloseable {

    private static final int MAXIMUM_CONNECTIONS = 4;

    private final ModbusSlave server;
    private final DeviceImage image;
    private boolean closed;

    private SimulatedDevice(ModbusSlave server, DeviceImage image) {
        this.server = server;
        this.image = image;
    }

    /**
     * Switches a device on; all its values are 0 before scaling.
     *
     * @param address where it listens
     * @param port where it listens, 1 to 65535
     * @param unitId of the device, 0 to 255
     * @param registers what it has
     * @return the device, closed by the caller
     * @throws ProblemException if it cannot listen there
     */
    public static SimulatedDevice start(InetAddress address, int port, int unitId, List<RegisterSetting> registers) {
        DeviceImage image = new DeviceImage(unitId, registers);
        try {
            ModbusSlave server = ModbusSlaveFactory.createTCPSlave(address, port, MAXIMUM_CONNECTIONS, false);
            server.setThreadName("qilian-modbus-device-" + port);
            server.addProcessImage(unitId, image);
            server.open();
            return new SimulatedDevice(server, image);
        } catch (ModbusException e) {
            throw new ProblemException(
                    Problem.of(
                            "modbus.simulation",
                            ProblemKind.EXTERNAL,
                            "The simulated device cannot listen: " + e.getMessage(),
                            address.getHostAddress() + ":" + port,
                            "Choose a free port"),
                    e);
        }
    }

    /**
     * Sets a value.
     *
     * @param code of a register
     * @param value what the feed shall read; rounded as the register's type needs
     * @throws IllegalArgumentException if there is no such register, or the value does not fit it
     */
    public void set(String code, double value) {
        image.set(code, value);
    }

    /**
     * Does something wrong from now on.
     *
     * @param fault what
     */
    public void fault(DeviceFault fault) {
        image.fault(fault);
    }

    /**
     * How often it was asked.
     *
     * @return requests so far
     */
    public long requests() {
        return image.requests();
    }

    /** Switches it off and cuts its connections. Idempotent. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            image.fault(DeviceFault.NONE);
            ModbusSlaveFactory.close(server);
        }
    }
}
