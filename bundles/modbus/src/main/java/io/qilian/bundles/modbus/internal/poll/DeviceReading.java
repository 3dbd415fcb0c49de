package io.qilian.bundles.modbus.internal.poll;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import io.qilian.bundles.modbus.api.ModbusSettings;
import io.qilian.bundles.modbus.api.RegisterSetting;
import io.qilian.bundles.modbus.internal.registers.ReadPlan;
import io.qilian.bundles.modbus.internal.registers.RegisterBlock;
import io.qilian.bundles.modbus.internal.registers.RegisterCodec;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a device from its first block to its last. What the device refuses is told once until it works again. */
final class DeviceReading {

    private final String feed;
    private final ModbusSettings settings;
    private final DeviceProgress progress;
    private final List<RegisterBlock> blocks;
    private final Set<RegisterBlock> refused = new HashSet<>();
    private Optional<Problem> exception = Optional.empty();

    DeviceReading(String feed, ModbusSettings settings, DeviceProgress progress) {
        this.feed = feed;
        this.settings = settings;
        this.progress = progress;
        this.blocks = ReadPlan.of(settings.registers());
    }

    /** Why the device refused a block the last time that it was read; empty if it refused none. */
    Optional<Problem> exception() {
        return exception;
    }

    String station() {
        return settings.station().orElse(feed);
    }

    StationMessage read(ModbusClient client, Instant at, Consumer<Problem> refusals) {
        List<Measurement> measurements = new ArrayList<>();
        StringBuilder original = new StringBuilder();
        exception = Optional.empty();
        for (RegisterBlock block : blocks) {
            progress.requests.incrementAndGet();
            try {
                int[] words = client.read(block);
                refused.remove(block);
                for (int at16 = 0; at16 < block.count(); at16++) {
                    original.append(String.format("%04X", words[at16]));
                }
                for (RegisterSetting register : block.registers()) {
                    measurements.add(measurement(register, words, block, at));
                }
            } catch (ModbusSlaveException e) {
                refuse(block, ModbusProblems.exception(block, e.getType()), refusals);
            } catch (ModbusException e) {
                throw new ProblemException(
                        ModbusProblems.silent(device(), block, settings.timeoutMs(), e.getMessage()), e);
            }
        }
        return new StationMessage(feed, station(), at, original.toString(), measurements, Optional.empty());
    }

    private void refuse(RegisterBlock block, Problem problem, Consumer<Problem> refusals) {
        progress.exceptions.incrementAndGet();
        exception = exception.or(() -> Optional.of(problem));
        if (refused.add(block)) {
            refusals.accept(problem);
        }
    }

    private static Measurement measurement(RegisterSetting register, int[] words, RegisterBlock block, Instant at) {
        double value = RegisterCodec.decode(register, words, register.address() - block.address());
        return new Measurement(register.code(), value, register.unit().orElse(""), at, Quality.GOOD);
    }

    String device() {
        return settings.host() + ":" + settings.port() + ", unit " + settings.unitId();
    }
}
