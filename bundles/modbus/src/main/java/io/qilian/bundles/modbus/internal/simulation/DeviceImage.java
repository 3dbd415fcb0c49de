package io.qilian.bundles.modbus.internal.simulation;

import com.ghgande.j2mod.modbus.procimg.DigitalIn;
import com.ghgande.j2mod.modbus.procimg.DigitalOut;
import com.ghgande.j2mod.modbus.procimg.IllegalAddressException;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalIn;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalOut;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import io.qilian.bundles.modbus.api.RegisterSetting;
import io.qilian.bundles.modbus.api.RegisterSetting.Table;
import io.qilian.bundles.modbus.api.simulation.DeviceFault;
import io.qilian.bundles.modbus.internal.registers.RegisterCodec;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The registers of a simulated device. Thread-safe. */
public final class DeviceImage extends SimpleProcessImage {

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Map<String, RegisterSetting> byCode = new HashMap<>();
    private final Map<Table, Map<Integer, Integer>> words = new EnumMap<>(Table.class);
    private final AtomicLong requests = new AtomicLong();
    private volatile DeviceFault fault = DeviceFault.NONE;

    /**
     * A device whose words are all 0.
     *
     * @param unitId of the device
     * @param settings its registers
     */
    public DeviceImage(int unitId, List<RegisterSetting> settings) {
        super(unitId);
        for (RegisterSetting register : settings) {
            byCode.put(register.code(), register);
            Map<Integer, Integer> table = words.computeIfAbsent(register.table(), key -> new HashMap<>());
            for (int word = 0; word < register.type().words(); word++) {
                table.put(register.address() + word, 0);
            }
        }
    }

    /**
     * Sets a value.
     *
     * @param code of a register
     * @param value what is to be read
     * @throws IllegalArgumentException if there is no such register, or the value does not fit it
     */
    public synchronized void set(String code, double value) {
        RegisterSetting register = byCode.get(code);
        if (register == null) {
            throw new IllegalArgumentException("code: expected one of " + byCode.keySet() + ", got " + code);
        }
        Map<Integer, Integer> table = words.get(register.table());
        int[] encoded = RegisterCodec.encode(register, value, new int[] {table.get(register.address())});
        for (int word = 0; word < encoded.length; word++) {
            table.put(register.address() + word, encoded[word]);
        }
    }

    /**
     * Does something wrong from now on.
     *
     * @param wrong what
     */
    public void fault(DeviceFault wrong) {
        fault = wrong;
    }

    /**
     * How often it was asked.
     *
     * @return requests so far
     */
    public long requests() {
        return requests.get();
    }

    @Override
    public Register[] getRegisterRange(int offset, int count) {
        int[] range = range(Table.HOLDING, offset, count);
        Register[] found = new Register[count];
        for (int at = 0; at < count; at++) {
            found[at] = new SimpleRegister(range[at]);
        }
        return found;
    }

    @Override
    public InputRegister[] getInputRegisterRange(int offset, int count) {
        int[] range = range(Table.INPUT, offset, count);
        InputRegister[] found = new InputRegister[count];
        for (int at = 0; at < count; at++) {
            found[at] = new SimpleInputRegister(range[at]);
        }
        return found;
    }

    @Override
    public DigitalOut[] getDigitalOutRange(int offset, int count) {
        int[] range = range(Table.COIL, offset, count);
        DigitalOut[] found = new DigitalOut[count];
        for (int at = 0; at < count; at++) {
            found[at] = new SimpleDigitalOut(range[at] == 1);
        }
        return found;
    }

    @Override
    public DigitalIn[] getDigitalInRange(int offset, int count) {
        int[] range = range(Table.DISCRETE, offset, count);
        DigitalIn[] found = new DigitalIn[count];
        for (int at = 0; at < count; at++) {
            found[at] = new SimpleDigitalIn(range[at] == 1);
        }
        return found;
    }

    private int[] range(Table table, int offset, int count) {
        requests.incrementAndGet();
        long since = System.nanoTime();
        while (fault == DeviceFault.SILENT && System.nanoTime() - since < SILENCE_NANOS) {
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
        if (fault == DeviceFault.EXCEPTION) {
            throw new IllegalAddressException();
        }
        return copy(table, offset, count);
    }

    private synchronized int[] copy(Table table, int offset, int count) {
        Map<Integer, Integer> known = words.getOrDefault(table, Map.of());
        int[] range = new int[count];
        for (int at = 0; at < count; at++) {
            Integer word = known.get(offset + at);
            if (word == null) {
                throw new IllegalAddressException();
            }
            range[at] = word;
        }
        return range;
    }
}
