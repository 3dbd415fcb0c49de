package io.qilian.bundles.modbus.internal.poll;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.io.ModbusTCPTransaction;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.net.TCPMasterConnection;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.util.BitVector;
import io.qilian.bundles.modbus.api.ModbusSettings;
import io.qilian.bundles.modbus.internal.registers.RegisterBlock;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;

/** One connection to a device, by j2mod: one request at a time, each once. For one thread, but closed by any. */
final class ModbusClient implements AutoCloseable {

    private final TCPMasterConnection connection;
    private final int unitId;

    private ModbusClient(TCPMasterConnection connection, int unitId) {
        this.connection = connection;
        this.unitId = unitId;
    }

    static ModbusClient connect(ModbusSettings settings) throws IOException {
        TCPMasterConnection connection = new TCPMasterConnection(InetAddress.getByName(settings.host()));
        connection.setPort(settings.port());
        connection.setTimeout(settings.timeoutMs());
        try {
            connection.connect();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            // The library declares any exception.
            throw new IOException(e.getMessage(), e);
        }
        return new ModbusClient(connection, settings.unitId());
    }

    /** The words, or bits, of a block: as many as it asks for. */
    int[] read(RegisterBlock block) throws ModbusException {
        ModbusTCPTransaction transaction = new ModbusTCPTransaction(connection);
        // Attempts, not repetitions; of 0 the library makes five.
        transaction.setRetries(1);
        transaction.setReconnecting(false);
        transaction.setCheckingValidity(true);
        ModbusRequest request = request(block);
        request.setUnitID(unitId);
        transaction.setRequest(request);
        transaction.execute();
        int[] words = words(transaction.getResponse());
        if (words.length < block.count()) {
            throw new ModbusException("the answer holds " + words.length + " values of " + block.count());
        }
        return words;
    }

    private static ModbusRequest request(RegisterBlock block) {
        return switch (block.table()) {
            case HOLDING -> new ReadMultipleRegistersRequest(block.address(), block.count());
            case INPUT -> new ReadInputRegistersRequest(block.address(), block.count());
            case COIL -> new ReadCoilsRequest(block.address(), block.count());
            case DISCRETE -> new ReadInputDiscretesRequest(block.address(), block.count());
        };
    }

    private static int[] words(ModbusResponse response) throws ModbusException {
        if (response instanceof ReadMultipleRegistersResponse registers) {
            return words(registers.getRegisters());
        }
        if (response instanceof ReadInputRegistersResponse registers) {
            return words(registers.getRegisters());
        }
        if (response instanceof ReadCoilsResponse coils) {
            return bits(coils.getCoils());
        }
        if (response instanceof ReadInputDiscretesResponse discretes) {
            return bits(discretes.getDiscretes());
        }
        throw new ModbusException("the answer is of another kind");
    }

    private static int[] words(InputRegister[] registers) {
        return Arrays.stream(registers).mapToInt(InputRegister::toUnsignedShort).toArray();
    }

    private static int[] bits(BitVector vector) {
        int[] bits = new int[vector.size()];
        for (int at = 0; at < bits.length; at++) {
            bits[at] = vector.getBit(at) ? 1 : 0;
        }
        return bits;
    }

    @Override
    public void close() {
        connection.close();
    }
}
